-- The roles of Kizuna on PostgreSQL 15 or later, and its database. Run once as a superuser; running it
-- again changes nothing:
--   psql -X -v ON_ERROR_STOP=1 [-v database=kizuna] -f deploy/postgresql-roles.sql postgres
-- Then set passwords (\password kizuna_owner …) or map the roles to users of the machine, and run
--   kizuna --database-owner postgresql://kizuna_owner@…/kizuna migrate
-- which makes the tables and gives each role what it may (persistence/migrate.cpp).
\if :{?database}
\else
\set database kizuna
\endif

-- owner: makes and changes tables, only for `kizuna migrate`.
-- service: works; owns nothing, and cannot change or remove an entry of the log.
-- signer: reads three tables of the log, for `kizuna signer` under a user of its own.
select format('create role %I login nosuperuser nocreatedb nocreaterole noreplication nobypassrls', name)
from unnest(array['kizuna_owner', 'kizuna_service', 'kizuna_signer']) as name
where not exists (select 1 from pg_roles where rolname = name) \gexec

select format('create database %I owner kizuna_owner encoding ''UTF8'' template template0', :'database')
where not exists (select 1 from pg_database where datname = :'database') \gexec

-- Nobody else comes in.
revoke all on database :"database" from public;
grant connect on database :"database" to kizuna_service, kizuna_signer;
