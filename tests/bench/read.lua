-- The same contact again and again: authentication, policy, row, log entry.
local headers = { ["Cookie"] = os.getenv("KIZUNA_COOKIE") }
local path = "/v1/contacts/" .. os.getenv("KIZUNA_CONTACT")

function request()
  return wrk.format("GET", path, headers)
end
