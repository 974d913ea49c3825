#include "api/resources/absences.hpp"
#include "api/resources/abusers.hpp"
#include "api/resources/anonymous_groups.hpp"
#include "api/resources/attempts.hpp"
#include "api/resources/audit_examination.hpp"
#include "api/resources/audit_log.hpp"
#include "api/resources/break_glass.hpp"
#include "api/resources/case_abuse.hpp"
#include "api/resources/case_charts.hpp"
#include "api/resources/case_closing.hpp"
#include "api/resources/case_restriction.hpp"
#include "api/resources/cases.hpp"
#include "api/resources/closing_dto.hpp"
#include "api/resources/consents.hpp"
#include "api/resources/contact_amendments.hpp"
#include "api/resources/contact_proposals.hpp"
#include "api/resources/contacts.hpp"
#include "api/resources/declared_relations.hpp"
#include "api/resources/disclosures.hpp"
#include "api/resources/drafts.hpp"
#include "api/resources/enrolments.hpp"
#include "api/resources/export_permits.hpp"
#include "api/resources/exports.hpp"
#include "api/resources/inquiries.hpp"
#include "api/resources/meetings.hpp"
#include "api/resources/person_duplicates.hpp"
#include "api/resources/person_masks.hpp"
#include "api/resources/person_merging.hpp"
#include "api/resources/persons.hpp"
#include "api/resources/prints.hpp"
#include "api/resources/profile.hpp"
#include "api/resources/reference.hpp"
#include "api/resources/referrals.hpp"
#include "api/resources/response_sheets.hpp"
#include "api/resources/service_tokens.hpp"
#include "api/resources/session_dto.hpp"
#include "api/resources/sessions.hpp"
#include "api/resources/sign_in.hpp"
#include "api/resources/statistics.hpp"
#include "api/resources/supervision.hpp"
#include "api/resources/supervision_dto.hpp"
#include "api/resources/tasks.hpp"
#include "api/resources/today.hpp"
#include "api/resources/tracks.hpp"
#include "api/resources/user_dto.hpp"
#include "api/resources/users.hpp"
#include "api/resources/waiting.hpp"
#include "api/resources/who_looked.hpp"
#include "api/route.hpp"

namespace kizuna::api {
namespace {

using enum domain::Action;

template <class T>
constexpr SchemaOf schema = &schema_for<T>;
constexpr SchemaOf none = nullptr;

}  // namespace

// One row says: method, path, operation, action, audit act, read handler or plan handler, schema of
// the body, schema of the answer, traits, query parameters, summary.
// clang-format off
const std::vector<Route>& routes() {
  static const std::vector<Route> table = {
    // the API's own description
    {"GET", "/openapi.json", "getOpenApi", read_reference, "reference.view", get_openapi, nullptr, none, none, streams_text, {}, "このAPIの記述 (OpenAPI 3.1)"},
    {"GET", "/v1/reference", "listReference", read_reference, "reference.view", list_reference, nullptr, none, schema<ReferenceNames>, plain, {}, "参照表の一覧"},
    {"GET", "/v1/reference/{table}", "getReference", read_reference, "reference.view", get_reference, nullptr, none, schema<ReferenceTable>, plain, {}, "コード表・手順表・経路表・権限表"},

    // signing in, and the own sessions
    {"POST", "/v1/sessions", "signIn", use_own_session, "session.start", nullptr, sign_in, schema<SignIn>, schema<SessionView>, open | hashes | replaces_cookie, {}, "ログイン"},
    {"GET", "/v1/sessions", "listSessions", use_own_session, "session.list", list_sessions, nullptr, none, schema<OpenSessions>, plain, {}, "自分のログイン一覧"},
    {"POST", "/v1/sessions/actions/end", "endSession", use_own_session, "session.end", nullptr, end_own_session, schema<SessionChoice>, schema<OpenSessions>, plain, {}, "自分の別のログインを終了"},
    {"GET", "/v1/sessions/current", "getSession", use_own_session, "session.view", get_session, nullptr, none, schema<SessionView>, plain, {}, "使用中のログイン"},
    {"DELETE", "/v1/sessions/current", "signOut", use_own_session, "session.end", nullptr, sign_out, none, none, replaces_cookie, {}, "ログアウト"},
    {"POST", "/v1/sessions/current/step-up", "stepUp", use_own_session, "session.step_up", nullptr, step_up, schema<OneTimeCode>, schema<SessionView>, replaces_cookie, {}, "認証コードで本人確認"},
    {"POST", "/v1/sessions/current/role", "chooseRole", use_own_session, "session.choose_role", nullptr, choose_role, schema<RoleChoice>, schema<SessionView>, replaces_cookie, {}, "使う役割の切り替え"},
    {"POST", "/v1/sessions/current/lock", "lockSession", use_own_session, "session.lock", nullptr, lock_own_session, none, schema<LockedSession>, plain, {}, "離席時のロック"},
    {"POST", "/v1/sessions/current/unlock", "unlockSession", use_own_session, "session.unlock", nullptr, unlock_session, schema<OneTimeCode>, schema<SessionView>, open | replaces_cookie, {}, "ロックの解除"},

    // people who sign in
    {"GET", "/v1/users", "listUsers", manage_users, "user.list", list_users, nullptr, none, schema<UserPage>, plain, {}, "利用者の一覧"},
    {"POST", "/v1/users", "createUser", manage_users, "user.create", nullptr, create_user, schema<NewUser>, schema<EnrolmentCode>, creates, {}, "利用者の登録"},
    {"GET", "/v1/users/{id}", "getUser", manage_users, "user.view", get_user, nullptr, none, schema<UserView>, plain, {}, "利用者の表示"},
    {"PUT", "/v1/users/{id}/roles", "changeUserRoles", manage_users, "user.change_roles", nullptr, change_user_roles, schema<UserRoles>, schema<UserView>, changes, {}, "利用者の役割の変更"},
    {"POST", "/v1/users/{id}/actions/disable", "disableUser", manage_users, "user.disable", nullptr, disable_user, none, schema<UserView>, changes, {}, "利用者の停止"},
    {"POST", "/v1/users/{id}/actions/enable", "enableUser", manage_users, "user.enable", nullptr, enable_user, none, schema<UserView>, changes, {}, "利用者の再開"},
    {"POST", "/v1/users/{id}/actions/reset_factor", "resetUserFactor", manage_users, "user.reset_factor", nullptr, reset_user_factor, none, schema<EnrolmentCode>, changes, {}, "パスワードと認証アプリの再登録"},
    {"POST", "/v1/users/{id}/actions/end_sessions", "endUserSessions", manage_users, "user.end_sessions", nullptr, end_user_sessions, none, schema<UserView>, plain, {}, "利用者のログインをすべて終了"},
    {"POST", "/v1/enrolments", "beginEnrolment", use_own_session, "user.begin_enrolment", nullptr, begin_enrolment, schema<Enrolment>, schema<EnrolmentSecret>, open | hashes, {}, "登録コードによるパスワードの設定"},
    {"POST", "/v1/enrolments/confirm", "confirmEnrolment", use_own_session, "user.enrol", nullptr, confirm_enrolment, schema<EnrolmentProof>, schema<Enrolled>, open | hashes, {}, "認証アプリの登録の確認"},
    {"GET", "/v1/service-tokens", "listServiceTokens", manage_tokens, "token.list", list_tokens, nullptr, none, schema<ServiceTokens>, plain, {}, "連携用トークンの一覧"},
    {"POST", "/v1/service-tokens", "issueServiceToken", manage_tokens, "token.issue", nullptr, issue_token, schema<NewServiceToken>, schema<IssuedServiceToken>, creates, {}, "連携用トークンの発行"},
    {"DELETE", "/v1/service-tokens/{id}", "revokeServiceToken", manage_tokens, "token.revoke", nullptr, revoke_token, none, none, plain, {}, "連携用トークンの失効"},

    // people
    {"GET", "/v1/persons", "searchPersons", search_people, "person.search", search_persons, nullptr, none, schema<PersonHits>, plain, person_search_query, "人物の検索"},
    {"POST", "/v1/persons", "createPerson", write_person, "person.create", nullptr, create_person, schema<PersonDocument>, schema<PersonView>, creates, {}, "人物の登録"},
    {"GET", "/v1/persons/{id}", "getPerson", read_person, "person.view", get_person, nullptr, none, schema<PersonView>, plain, {}, "人物の表示"},
    {"GET", "/v1/persons/{id}/access", "listPersonAccesses", read_person, "person.view_access", list_person_accesses, nullptr, none, schema<AccessLines>, plain, who_looked_query, "人物を見た人"},
    {"PUT", "/v1/persons/{id}", "replacePerson", write_person, "person.change", nullptr, replace_person_document, schema<PersonDocument>, schema<PersonView>, changes, {}, "人物の変更"},
    {"POST", "/v1/persons/duplicates", "findDuplicates", search_people, "person.find_duplicates", nullptr, find_duplicates, schema<PersonDocument>, schema<PersonDuplicates>, plain, {}, "登録前の重複の確認"},
    {"GET", "/v1/persons/{id}/duplicates", "listDuplicates", read_person, "person.find_duplicates", list_duplicates, nullptr, none, schema<PersonDuplicates>, plain, {}, "重複の候補"},
    {"POST", "/v1/persons/{id}/actions/merge", "mergePerson", write_person, "person.merge", nullptr, merge_into_person, schema<PersonMerging>, schema<PersonView>, changes, {}, "別の人物への統合"},
    {"POST", "/v1/persons/{id}/actions/unmerge", "unmergePerson", write_person, "person.unmerge", nullptr, unmerge_person, schema<Reason>, schema<PersonView>, changes, {}, "統合の取消"},
    {"POST", "/v1/persons/{id}/actions/reveal", "revealPersonPlaces", reveal_place, "person.reveal", nullptr, reveal_places, schema<RevealReason>, schema<PersonPlaces>, plain, {}, "秘匿された住所・電話番号の表示"},
    {"GET", "/v1/persons/{id}/mask", "getPersonMask", read_person, "person.view_mask", get_mask, nullptr, none, schema<MaskView>, plain, {}, "支援措置等の状況"},
    {"POST", "/v1/persons/{id}/actions/verify_mask", "verifyPersonMask", write_person, "person.verify_mask", nullptr, verify_person_mask, none, schema<MaskView>, changes, {}, "支援措置等の2人目の確認"},
    {"POST", "/v1/persons/{id}/mask-proposals", "proposePersonMask", write_person, "person.propose_mask", nullptr, propose_mask, schema<NewMaskProposal>, schema<MaskView>, creates, {}, "支援措置等の引下げ・解除の提案"},
    {"POST", "/v1/persons/{id}/mask-proposals/{proposal}/actions/{action}", "decidePersonMask", write_person, "person.decide_mask", nullptr, decide_mask, none, schema<MaskView>, plain, {}, "提案の承認(accept)・却下(refuse)"},
    {"GET", "/v1/persons/{id}/abusers", "listAbusers", read_person, "abuser.list", list_abusers, nullptr, none, schema<AbuserViews>, plain, {}, "お答えしない相手の一覧(担当チームとセンター長)"},
    {"POST", "/v1/persons/{id}/abusers", "enterAbuser", write_person, "abuser.enter", nullptr, enter_abuser, schema<AbuserNames>, schema<AbuserView>, creates, {}, "お答えしない相手の登録"},
    {"POST", "/v1/persons/{id}/abusers/{abuser}/actions/end", "endAbuser", write_person, "abuser.end", nullptr, end_listed_abuser, schema<Reason>, schema<AbuserViews>, plain, {}, "お答えしない相手の登録の終了(登録した人とは別の職員)"},

    // relations of staff to people
    {"GET", "/v1/declared-relations", "listDeclaredRelations", list_relations, "relation.list", list_declared_relations, nullptr, none, schema<RelationViews>, plain, {}, "届け出た利害関係(市は全員分)"},
    {"POST", "/v1/declared-relations", "declareRelation", declare_relation, "relation.declare", nullptr, declare_own_relation, schema<NewRelation>, schema<RelationView>, creates, {}, "利害関係の届出"},
    {"POST", "/v1/declared-relations/{account}/persons/{person}/actions/end", "endDeclaredRelation", end_relation, "relation.end", nullptr, end_declared_relation, none, schema<RelationViews>, plain, {}, "利害関係の終了(市)"},

    // contacts
    {"GET", "/v1/contacts", "listContacts", search_contacts, "contact.search", list_contacts, nullptr, none, schema<ContactPage>, plain, contact_list_query, "相談受付の一覧"},
    {"POST", "/v1/contacts", "createContact", write_contact, "contact.create", nullptr, create_contact, schema<NewContact>, schema<ContactView>, creates, {}, "相談受付の登録"},
    {"GET", "/v1/contacts/{id}", "getContact", read_contact, "contact.view", get_contact, nullptr, none, schema<ContactView>, plain, {}, "相談受付の表示"},
    {"PUT", "/v1/contacts/{id}", "replaceContact", write_contact, "contact.change", nullptr, update_contact, schema<ContactFields>, schema<ContactView>, changes, {}, "確定前の相談受付の変更"},
    {"POST", "/v1/contacts/{id}/actions/finalise", "finaliseContact", write_contact, "contact.finalise", nullptr, finalise_contact, none, schema<ContactView>, changes, {}, "相談受付の確定"},
    {"GET", "/v1/contacts/{id}/history", "getContactHistory", read_contact, "contact.view_history", get_contact_history, nullptr, none, schema<ContactHistory>, plain, {}, "相談受付のすべての行(訂正・取消しを含む)"},
    {"POST", "/v1/contacts/{id}/amendments", "amendContact", write_contact, "contact.amend", nullptr, amend_contact, schema<ContactAmendment>, schema<ContactView>, creates | changes, {}, "確定した相談受付の訂正"},
    {"GET", "/v1/contacts/{id}/void-requests", "listVoidRequests", read_contact, "contact.view_void_requests", list_void_requests, nullptr, none, schema<VoidRequestViews>, plain, {}, "相談受付の取消しの申請の一覧"},
    {"POST", "/v1/contacts/{id}/void-requests", "askToVoidContact", write_contact, "contact.ask_to_void", nullptr, ask_to_void_contact, schema<NewVoidRequest>, schema<VoidRequestView>, creates, {}, "相談受付の取消しの申請"},
    {"GET", "/v1/void-requests/{id}", "getVoidRequest", read_contact, "contact.view_void_requests", get_void_request, nullptr, none, schema<VoidRequestView>, plain, {}, "取消しの申請の表示"},
    {"POST", "/v1/void-requests/{id}/actions/approve", "approveVoidRequest", void_contact, "contact.void", nullptr, approve_void_request, none, schema<VoidRequestView>, changes, {}, "取消しの承認"},
    {"POST", "/v1/void-requests/{id}/actions/decline", "declineVoidRequest", void_contact, "contact.decline_void", nullptr, decline_void_request, schema<VoidDecline>, schema<VoidRequestView>, changes, {}, "取消しの申請の差し戻し"},
    {"POST", "/v1/contact-proposals", "proposeForContact", read_contact, "contact.propose", nullptr, propose_for_contact, schema<ContactSoFar>, schema<ContactProposals>, plain, {}, "入力中の受付への提案(新規・継続・再、ケース化、対応方針)"},
    {"GET", "/v1/contacts/{id}/inquiry-decisions", "listInquiryDecisions", read_contact, "contact.view_inquiry_decisions", list_inquiry_decisions, nullptr, none, schema<InquiryDecisionViews>, plain, {}, "一般相談のままにした判断の一覧"},
    {"POST", "/v1/contacts/{id}/inquiry-decisions", "decideInquiry", write_contact, "contact.stay_inquiry", nullptr, decide_inquiry, schema<NewInquiryDecision>, schema<InquiryDecisionView>, creates, {}, "一般相談のままにする判断"},
    {"POST", "/v1/inquiry-decisions/{id}/actions/agree", "agreeInquiry", decide_as_senior, "contact.agree_inquiry", nullptr, agree_inquiry, none, schema<InquiryDecisionView>, changes, {}, "一般相談のままにする判断への同意"},
    {"POST", "/v1/response-sheets", "agreeResponseSheet", decide_as_senior, "response_sheet.agree", nullptr, agree_response_sheet, schema<NewResponseSheet>, schema<ResponseSheetView>, creates, {}, "繰り返し相談される方の対応方針の決定"},
    {"GET", "/v1/response-sheets/{id}", "getResponseSheet", read_contact, "response_sheet.view", get_response_sheet, nullptr, none, schema<ResponseSheetView>, plain, {}, "対応方針の表示"},
    {"PUT", "/v1/response-sheets/{id}", "reviewResponseSheet", decide_as_senior, "response_sheet.review", nullptr, review_response_sheet, schema<ResponseSheetText>, schema<ResponseSheetView>, changes, {}, "対応方針の見直し"},
    {"POST", "/v1/anonymous-groups", "createAnonymousGroup", write_contact, "anonymous_group.create", nullptr, create_anonymous_group, schema<NewAnonymousGroup>, schema<AnonymousGroupView>, creates, {}, "匿名の相談をまとめる"},
    {"GET", "/v1/anonymous-groups/{id}", "getAnonymousGroup", read_contact, "anonymous_group.view", get_anonymous_group, nullptr, none, schema<AnonymousGroupView>, plain, {}, "匿名の相談のまとまりの表示"},
    {"POST", "/v1/anonymous-groups/{id}/calls", "linkAnonymousCall", write_contact, "anonymous_group.link", nullptr, link_anonymous_call, schema<AnonymousCallLink>, schema<AnonymousGroupView>, creates, {}, "匿名の相談を加える"},
    {"DELETE", "/v1/anonymous-groups/{id}/calls/{contact}", "unlinkAnonymousCall", write_contact, "anonymous_group.unlink", nullptr, unlink_anonymous_call, none, none, plain, {}, "匿名の相談を外す"},
    {"PUT", "/v1/anonymous-groups/{id}/person", "setAnonymousPerson", write_contact, "anonymous_group.identify", nullptr, set_anonymous_person, schema<GroupPerson>, schema<AnonymousGroupView>, changes, {}, "匿名の相談者が誰かの記録とその取消し"},

    // what is being typed
    {"GET", "/v1/drafts", "listDrafts", use_own_drafts, "draft.list", list_drafts, nullptr, none, schema<DraftLines>, plain, draft_list_query, "自分の下書きの一覧"},
    {"POST", "/v1/drafts", "createDraft", use_own_drafts, "draft.create", nullptr, create_draft, schema<NewDraft>, schema<SavedDraft>, creates, {}, "下書きの開始"},
    {"GET", "/v1/drafts/{id}", "getDraft", use_own_drafts, "draft.view", get_draft, nullptr, none, schema<DraftView>, plain, {}, "下書きの表示"},
    {"PUT", "/v1/drafts/{id}", "saveDraft", use_own_drafts, "draft.save", nullptr, save_draft, schema<DraftText>, schema<SavedDraft>, changes, {}, "下書きの自動保存"},
    {"DELETE", "/v1/drafts/{id}", "discardDraft", use_own_drafts, "draft.discard", nullptr, discard_draft, none, none, changes, {}, "下書きの破棄"},
    {"POST", "/v1/drafts/{id}/actions/take_over", "takeOverDraft", take_over_draft, "draft.take_over", nullptr, take_draft_over, schema<DraftTakeover>, schema<SavedDraft>, changes, {}, "残された下書きの引き継ぎ"},
    {"GET", "/v1/orphaned-drafts", "listOrphanedDrafts", take_over_draft, "draft.list_orphaned", list_orphaned_drafts, nullptr, none, schema<OrphanedDrafts>, plain, {}, "7日を過ぎた下書きの一覧"},

    // statistics
    {"GET", "/v1/statistics/{table}", "getStatistics", read_statistics, "statistics.view", get_statistics, nullptr, none, schema<StatisticsView>, plain, statistics_query, "統計表 (ST-1, ST-2, ST-3, ST-4, ST-8)"},
    {"GET", "/v1/statistics/{table}/rows", "getStatisticsRows", read_statistics_rows, "statistics.rows", get_statistics_rows, nullptr, none, schema<StatisticsRows>, plain, statistics_rows_query, "統計の数字の内訳"},
    {"GET", "/v1/statistics/{table}/months", "getFrozenMonth", read_frozen_months, "statistics.month", get_frozen_month, nullptr, none, schema<FrozenMonth>, plain, frozen_month_query, "月の確定値・修正・現在値"},

    // cases
    {"GET", "/v1/cases", "listCases", list_cases, "case.search", list_cases_page, nullptr, none, schema<CaseLines>, plain, case_list_query, "ケースの一覧"},
    {"POST", "/v1/cases", "openCase", write_case, "case.open", nullptr, open_case, schema<NewCase>, schema<CaseView>, creates, {}, "受付からケースを開く"},
    {"GET", "/v1/cases/{id}", "getCase", read_case, "case.view", get_case, nullptr, none, schema<CaseView>, plain, {}, "ケースの表示"},
    {"GET", "/v1/cases/{id}/timeline", "getCaseTimeline", read_case, "case.view", get_case_timeline, nullptr, none, schema<Timeline>, plain, case_timeline_query, "ケースの経過"},
    {"POST", "/v1/cases/{id}/actions/{action}", "actOnCase", read_case, "case.act", nullptr, act_on_case, schema<CaseAction>, schema<CaseView>, changes, {}, "ケースの状態を進める"},
    {"PUT", "/v1/cases/{id}/facts", "setCaseFacts", write_case, "case.change", nullptr, set_case_facts, schema<CaseFactsBody>, schema<CaseView>, changes, {}, "ケースの項目の記入"},
    {"POST", "/v1/cases/{id}/links", "linkCaseContact", write_case, "case.link", nullptr, link_case_contact, schema<NewCaseLink>, schema<CaseView>, creates, {}, "受付の結び付け"},
    {"DELETE", "/v1/cases/{id}/links/{contact}", "unlinkCaseContact", write_case, "case.unlink", nullptr, unlink_case_contact, none, none, plain, {}, "結び付けを外す"},
    {"POST", "/v1/cases/{id}/team", "addCaseMember", write_case, "case.join_team", nullptr, add_case_member, schema<NewTeamMember>, schema<CaseView>, creates, {}, "チームに加える"},
    {"PUT", "/v1/cases/{id}/owner", "assignCase", assign_case, "case.assign", nullptr, change_case_owner, schema<NewCaseOwner>, schema<CaseView>, changes, {}, "担当者の決定"},
    {"PUT", "/v1/cases/{id}/urgency", "changeCaseUrgency", write_case, "case.change_urgency", nullptr, change_case_urgency, schema<NewUrgency>, schema<CaseView>, changes, {}, "緊急度の変更"},
    {"PUT", "/v1/cases/{id}/closing", "askForClosing", write_case, "case.ask_for_closing", nullptr, ask_for_closing, schema<ClosingRequestBody>, schema<CaseView>, changes, {}, "終結の申し出"},
    {"POST", "/v1/cases/{id}/abuse-report", "reportAbuse", read_case, "case.report_abuse", nullptr, report_abuse, schema<AbuseReportBody>, schema<CaseView>, changes, {}, "虐待の通報の記録"},
    {"POST", "/v1/cases/{id}/safety-check", "confirmSafety", read_case, "case.confirm_safety", nullptr, confirm_safety, schema<SafetyCheckBody>, schema<CaseView>, changes, {}, "本人の安全の確認の記録"},
    {"PUT", "/v1/cases/{id}/abuse-status", "setAbuseStatus", write_case, "case.abuse_status", nullptr, set_abuse_status, schema<AbuseStatusBody>, schema<CaseView>, changes, {}, "虐待についての市の判断の記録"},
    {"GET", "/v1/cases/{id}/supervisions", "listSupervisions", read_case, "supervision.view", list_supervisions, nullptr, none, schema<Supervisions>, plain, {}, "スーパービジョンの記録の一覧"},
    {"POST", "/v1/cases/{id}/supervisions", "recordSupervision", supervise_case, "supervision.record", nullptr, record_supervision, schema<NewSupervision>, schema<Supervisions>, creates, {}, "スーパービジョンの記録"},
    {"GET", "/v1/cases/{id}/access", "listCaseAccesses", read_case, "case.view_access", list_case_accesses, nullptr, none, schema<AccessLines>, plain, who_looked_query, "ケースを見た人"},
    {"POST", "/v1/cases/{id}/notes", "writeCaseNote", write_note, "note.create", nullptr, write_case_note, schema<NewNote>, schema<NoteView>, creates, {}, "ケースのメモ"},
    {"PUT", "/v1/cases/{id}/restriction", "restrictCase", assign_case, "case.restrict", nullptr, restrict_case, schema<Reason>, schema<CaseView>, changes, {}, "ケースを指名した人に限る"},
    {"POST", "/v1/cases/{id}/unrestrictions", "proposeUnrestricting", assign_case, "case.propose_unrestricting", nullptr, propose_unrestricting, schema<Reason>, schema<CaseView>, creates, {}, "制限を解く提案"},
    {"POST", "/v1/cases/{id}/unrestrictions/{proposal}/actions/{action}", "decideUnrestricting", assign_case, "case.decide_unrestricting", nullptr, decide_unrestricting, none, schema<CaseView>, plain, {}, "制限を解く提案の承認(accept)・却下(refuse)"},
    {"GET", "/v1/cases/{id}/profile", "getProfile", read_case, "profile.view", get_profile, nullptr, none, schema<ProfileView>, plain, profile_query, "アセスメントの表示"},
    {"PUT", "/v1/cases/{id}/profile", "setProfile", write_case, "profile.change", nullptr, set_profile, schema<ProfileBody>, schema<ProfileView>, changes, {}, "アセスメントの記入"},
    {"GET", "/v1/cases/{id}/profile/{field}/history", "getProfileHistory", read_case, "profile.view_history", get_profile_history, nullptr, none, schema<ProfileHistory>, plain, {}, "アセスメントの1項目の履歴"},
    {"POST", "/v1/cases/{id}/profile/{field}/actions/approve", "approveProfileWaiver", supervise_case, "profile.approve_waiver", nullptr, approve_profile_waiver, none, schema<ProfileView>, changes, {}, "「不要」の承認"},
    {"POST", "/v1/cases/{id}/profile/actions/reveal", "revealProfile", read_case, "profile.reveal", nullptr, reveal_profile, schema<RevealReason>, schema<ProfilePlaces>, plain, {}, "秘匿されたアセスメントの表示"},
    {"GET", "/v1/cases/{id}/consents", "listConsents", read_case, "consent.view", list_consents, nullptr, none, schema<Consents>, plain, {}, "同意の一覧"},
    {"POST", "/v1/cases/{id}/consents", "recordConsent", write_case, "consent.record", nullptr, record_consent, schema<NewConsent>, schema<Consents>, creates, {}, "同意の記録"},
    {"POST", "/v1/cases/{id}/consents/{consent}/actions/withdraw", "withdrawConsent", write_case, "consent.withdraw", nullptr, withdraw_case_consent, schema<ConsentWithdrawal>, schema<Consents>, plain, {}, "同意の撤回の記録"},
    {"GET", "/v1/cases/{id}/disclosures", "listDisclosures", read_case, "disclosure.view", list_disclosures, nullptr, none, schema<Disclosures>, plain, {}, "提供の記録の一覧と選べる根拠"},
    {"POST", "/v1/cases/{id}/disclosures", "recordDisclosure", write_case, "disclosure.record", nullptr, record_disclosure, schema<NewDisclosure>, schema<Disclosures>, creates, {}, "外への提供の記録"},
    {"POST", "/v1/cases/{id}/disclosures/{disclosure}/actions/return", "returnDisclosure", write_case, "disclosure.return", nullptr, return_disclosure, schema<CopyReturnBody>, schema<Disclosures>, plain, {}, "渡した写しの返却・廃棄の記録"},
    {"GET", "/v1/case-warnings", "listCaseWarnings", supervise_case, "case.warnings", list_case_warnings, nullptr, none, schema<CaseWarnings>, plain, case_warning_query, "責任者の確認が要るケース"},

    // meetings of cases
    {"GET", "/v1/cases/{id}/meetings", "listMeetings", read_case, "meeting.list", list_meetings, nullptr, none, schema<MeetingLines>, plain, {}, "ケースの会議の一覧"},
    {"POST", "/v1/cases/{id}/meetings", "createMeeting", write_case, "meeting.create", nullptr, create_meeting, schema<MeetingDocument>, schema<MeetingView>, creates, {}, "会議録の下書きの開始"},
    {"GET", "/v1/meetings/{id}", "getMeeting", read_case, "meeting.view", get_meeting, nullptr, none, schema<MeetingView>, plain, {}, "会議録の表示"},
    {"PUT", "/v1/meetings/{id}", "replaceMeeting", write_case, "meeting.change", nullptr, replace_meeting, schema<MeetingDocument>, schema<MeetingView>, changes, {}, "確定前の会議録の変更"},
    {"DELETE", "/v1/meetings/{id}", "discardMeeting", write_case, "meeting.discard", nullptr, discard_meeting, none, none, changes, {}, "会議録の下書きの破棄"},
    {"POST", "/v1/meetings/{id}/actions/finalise", "finaliseMeeting", write_case, "meeting.finalise", nullptr, finalise_meeting, none, schema<MeetingView>, changes, {}, "会議録の確定(決定はタスクになる)"},
    {"POST", "/v1/meetings/{id}/amendments", "amendMeeting", write_case, "meeting.amend", nullptr, amend_meeting, schema<NewMeetingAmendment>, schema<MeetingView>, creates, {}, "確定した会議録の訂正"},
    {"POST", "/v1/meetings/{id}/copies", "handOutMeetingCopy", write_case, "meeting.hand_out", nullptr, hand_out_copy, schema<NewMeetingCopy>, schema<MeetingView>, creates, {}, "会議で渡した文書の番号"},
    {"POST", "/v1/meetings/{id}/copies/{number}/actions/return", "returnMeetingCopy", write_case, "meeting.take_back", nullptr, return_meeting_copy, schema<CopyReturn>, schema<MeetingView>, plain, {}, "渡した文書の回収・裁断"},
    {"GET", "/v1/meeting-copies", "listCopiesOut", write_case, "meeting.list_copies", list_copies_out, nullptr, none, schema<CopiesOut>, plain, copies_out_query, "まだ戻らない文書の一覧"},
    // emergency access
    {"POST", "/v1/break-glass", "openBreakGlass", open_break_glass, "breakglass.open", nullptr, open_case_in_emergency, schema<NewBreakGlass>, schema<BreakGlassView>, creates, {}, "緊急閲覧の開始"},
    {"GET", "/v1/break-glass", "listBreakGlass", review_break_glass, "breakglass.list", list_emergency_accesses, nullptr, none, schema<BreakGlassLines>, plain, break_glass_query, "緊急閲覧の一覧"},
    {"GET", "/v1/break-glass/{id}", "getBreakGlass", review_break_glass, "breakglass.view", get_emergency_access, nullptr, none, schema<BreakGlassView>, plain, {}, "緊急閲覧で見た記録"},
    {"POST", "/v1/break-glass/{id}/actions/review", "reviewBreakGlass", review_break_glass, "breakglass.review", nullptr, review_emergency_access, schema<BreakGlassReviewBody>, schema<BreakGlassView>, plain, {}, "緊急閲覧の審査"},

    // what waits for a manager
    {"GET", "/v1/waiting-decisions", "listWaitingDecisions", supervise_case, "case.waiting_decisions", list_waiting_decisions, nullptr, none, schema<WaitingDecisions>, plain, {}, "責任者の判断を待つもの(受理・取消し・同意・対応方針)と担当の状況"},

    // support lines of cases
    {"GET", "/v1/cases/{id}/tracks", "listTracks", read_case, "track.list", list_tracks, nullptr, none, schema<Tracks>, plain, {}, "ケースの支援ラインの一覧"},
    {"POST", "/v1/cases/{id}/tracks", "openTrack", write_case, "track.open", nullptr, open_track, schema<NewTrack>, schema<TrackView>, creates, {}, "支援ラインの開始"},
    {"GET", "/v1/tracks/{id}", "getTrack", read_case, "track.view", get_track, nullptr, none, schema<TrackView>, plain, {}, "支援ラインの表示"},
    {"POST", "/v1/tracks/{id}/actions/{action}", "actOnTrack", write_case, "track.act", nullptr, act_on_track, schema<TrackAction>, schema<TrackView>, changes, {}, "支援ラインを進める"},
    {"PUT", "/v1/tracks/{id}/waiting", "setTrackWaiting", write_case, "track.wait", nullptr, set_track_waiting, schema<TrackWaiting>, schema<TrackView>, changes, {}, "返事を待つ相手と確かめる日"},
    {"PUT", "/v1/tracks/{id}/people", "nameTrackPeople", assign_case, "track.name_people", nullptr, name_track_people, schema<TrackPeople>, schema<TrackView>, changes, {}, "限定された支援ラインを見られる人"},

    // referrals
    {"GET", "/v1/cases/{id}/referrals", "listReferrals", read_case, "referral.list", list_referrals, nullptr, none, schema<Referrals>, plain, {}, "紹介とつなぎの一覧"},
    {"POST", "/v1/cases/{id}/referrals", "recordReferral", write_case, "referral.record", nullptr, refer, schema<NewReferral>, schema<Referrals>, creates, {}, "紹介・つなぎの記録"},
    {"POST", "/v1/cases/{id}/referrals/{referral}/actions/{action}", "actOnReferral", write_case, "referral.act", nullptr, act_on_referral, schema<ReferralAction>, schema<Referrals>, plain, {}, "つなぎの受理(acknowledge)・結果(receive_result)"},

    // closings that wait for approval
    {"GET", "/v1/closings", "listClosings", read_closing, "closing.search", list_closings_page, nullptr, none, schema<ClosingLines>, plain, closing_list_query, "承認を待つ終結の一覧"},
    {"GET", "/v1/closings/{id}", "getClosing", read_closing, "closing.view", get_closing, nullptr, none, schema<ClosingView>, plain, {}, "承認する終結の文面"},
    {"POST", "/v1/closings/{id}/actions/approve", "approveClosing", approve_closing, "closing.approve", nullptr, approve_closing_text, schema<ClosingApprovalBody>, schema<ClosingView>, plain, {}, "終結の承認(市職員)"},
    {"POST", "/v1/closings/{id}/actions/return", "returnClosing", supervise_case, "closing.return", nullptr, return_closing, schema<ClosingReturnBody>, schema<CaseView>, changes, {}, "終結を承認せずに戻す (If-Matchはケースの版)"},
    {"GET", "/v1/cases/{id}/attempts", "listAttempts", read_case, "case.view_attempts", list_attempts, nullptr, none, schema<AttemptViews>, plain, {}, "つながらなかった連絡の一覧"},
    {"POST", "/v1/cases/{id}/attempts", "logAttempt", write_case, "case.log_attempt", nullptr, log_attempt, schema<NewAttempt>, schema<AttemptViews>, creates, {}, "つながらなかった連絡の記録"},

    // family and surroundings of a case's subject
    {"GET", "/v1/cases/{id}/chart", "getCaseChart", read_case, "case.view_chart", get_case_chart, nullptr, none, schema<CaseChart>, plain, {}, "ジェノグラムとエコマップのもとになる家族と関係機関"},
    {"GET", "/v1/cases/{id}/chart/history", "getCaseChartHistory", read_case, "case.view_chart", get_case_chart_history, nullptr, none, schema<ChartHistory>, plain, {}, "家族と関係機関の変更の経過"},
    {"PUT", "/v1/cases/{id}/chart/layout", "setChartLayout", write_case, "case.lay_out_chart", nullptr, set_chart_layout, schema<ChartLayout>, schema<CaseChart>, changes, {}, "図の中の位置(空なら自動配置に戻す)"},
    {"POST", "/v1/cases/{id}/chart/members", "addFamilyMember", write_case, "case.add_family_member", nullptr, add_family_member, schema<NewFamilyMember>, schema<CaseChart>, creates, {}, "家族を足す。続柄から線も引く"},
    {"PUT", "/v1/cases/{id}/chart/members/{member}", "changeFamilyMember", write_case, "case.change_family_member", nullptr, change_family_member, schema<FamilyMemberFields>, schema<CaseChart>, changes, {}, "家族の変更(If-Match はその人の版)"},
    {"POST", "/v1/cases/{id}/chart/members/{member}/actions/remove", "removeFamilyMember", write_case, "case.remove_family_member", nullptr, remove_family_member, schema<Reason>, schema<CaseChart>, changes, {}, "家族を線とともに図から外す"},
    {"POST", "/v1/cases/{id}/chart/ties", "addFamilyTie", write_case, "case.add_family_tie", nullptr, add_family_tie, schema<FamilyTieFields>, schema<CaseChart>, creates, {}, "二人の間に線を足す(親子・夫婦・関係の質)"},
    {"PUT", "/v1/cases/{id}/chart/ties/{tie}", "changeFamilyTie", write_case, "case.change_family_tie", nullptr, change_family_tie, schema<FamilyTieFields>, schema<CaseChart>, changes, {}, "線の変更(If-Match はその線の版)"},
    {"POST", "/v1/cases/{id}/chart/ties/{tie}/actions/remove", "removeFamilyTie", write_case, "case.remove_family_tie", nullptr, remove_family_tie, schema<Reason>, schema<CaseChart>, changes, {}, "線を外す"},
    {"POST", "/v1/cases/{id}/chart/agencies", "addSupportAgency", write_case, "case.add_support_agency", nullptr, add_support_agency, schema<SupportAgencyFields>, schema<CaseChart>, creates, {}, "本人のまわりの機関や人を足す"},
    {"PUT", "/v1/cases/{id}/chart/agencies/{agency}", "changeSupportAgency", write_case, "case.change_support_agency", nullptr, change_support_agency, schema<SupportAgencyFields>, schema<CaseChart>, changes, {}, "機関の変更(If-Match はその機関の版)"},
    {"POST", "/v1/cases/{id}/chart/agencies/{agency}/actions/remove", "removeSupportAgency", write_case, "case.remove_support_agency", nullptr, remove_support_agency, schema<Reason>, schema<CaseChart>, changes, {}, "機関を外す"},
    {"POST", "/v1/cases/{id}/chart/actions/reveal", "revealSupportAgencies", reveal_place, "case.reveal_agencies", nullptr, reveal_support_agencies, schema<RevealReason>, schema<RevealedAgencies>, plain, {}, "秘匿された機関の表示"},

    // paper
    {"POST", "/v1/print-previews", "previewPrint", print_forms, "print.preview", nullptr, preview_print, schema<PrintRequest>, schema<PrintPreview>, plain, {}, "印刷前の確認(紙に載る名前と住所)"},
    {"POST", "/v1/prints", "makePrint", print_forms, "print.make", nullptr, make_print, schema<NewPrint>, schema<PrintView>, creates, {}, "帳票の印刷(部数分の番号を付ける)"},
    {"GET", "/v1/prints/{id}/document", "getPrintDocument", print_forms, "print.fetch", get_print_document, nullptr, none, none, streams_text, {}, "印刷した帳票のPDF"},

    // tables
    {"GET", "/v1/contact-table", "exportContacts", export_lists, "contact.export", export_contacts, nullptr, none, none, streams_text, contact_export_query, "相談受付の一覧のファイル(CSV・Excel)"},
    {"GET", "/v1/case-table", "exportCases", export_lists, "case.export", export_cases, nullptr, none, none, streams_text, case_export_query, "ケースの一覧のファイル(CSV・Excel)"},
    {"GET", "/v1/task-table", "exportTasks", export_lists, "task.export", export_tasks, nullptr, none, none, streams_text, task_export_query, "予定の一覧のファイル(CSV・Excel)"},
    {"GET", "/v1/statistics/{table}/file", "exportStatistics", domain::Action::export_statistics, "statistics.export", api::export_statistics, nullptr, none, none, streams_text, statistics_export_query, "統計表のファイル(CSV・Excel)。5件未満を伏せる"},
    {"GET", "/v1/export-permits", "listExportPermits", domain::Action::ask_for_export, "export_permit.list", list_export_permits, nullptr, none, schema<ExportPermits>, plain, {}, "21人以上の書き出しの申請と承認"},
    {"POST", "/v1/export-permits", "askForExport", domain::Action::ask_for_export, "export_permit.ask", nullptr, api::ask_for_export, schema<NewExportPermit>, schema<ExportPermitView>, creates, {}, "21人以上の書き出しの申請"},
    {"POST", "/v1/export-permits/{id}/actions/approve", "approveExport", domain::Action::approve_export, "export_permit.approve", nullptr, api::approve_export, none, schema<ExportPermitView>, changes, {}, "書き出しの承認(申請した人以外の責任者)"},

    // the audit log
    {"GET", "/v1/audit-log/entries", "listAuditEntries", read_audit_log, "log.view", list_audit_entries, nullptr, none, schema<AuditEntries>, plain, audit_entries_query, "監査記録の一覧"},
    {"GET", "/v1/audit-log/checkpoint", "getAuditCheckpoint", read_audit_log, "log.checkpoint", get_audit_checkpoint, nullptr, none, schema<AuditCheckpoint>, plain, audit_checkpoint_query, "最新の署名済みチェックポイント"},
    {"GET", "/v1/audit-log/proofs", "getAuditProof", read_audit_log, "log.prove", get_audit_proof, nullptr, none, schema<AuditProof>, plain, audit_proofs_query, "監査記録の包含・整合性の証明"},
    {"GET", "/v1/audit-log/status", "getAuditStatus", read_audit_log, "log.status", get_audit_status, nullptr, none, schema<AuditStatus>, plain, {}, "監査記録の状態"},
    {"GET", "/v1/audit-log/check", "checkAuditLog", read_audit_log, "log.check", check_audit_log, nullptr, none, schema<AuditCheck>, plain, audit_check_query, "監査記録を少しずつ確かめる"},
    {"GET", "/v1/audit-log/closing-sheet", "getClosingSheet", read_audit_log, "log.closing_sheet", get_closing_sheet, nullptr, none, schema<ClosingSheet>, plain, closing_sheet_query, "日次締めの根と照合"},
    {"GET", "/v1/audit-log/exceptions", "listAuditExceptions", read_audit_log, "log.exceptions", list_audit_exceptions, nullptr, none, schema<AuditExceptions>, plain, audit_exceptions_query, "決まった問いに当てはまる記録"},
    {"POST", "/v1/audit-log/access-reports", "reportAccess", read_audit_log, "log.access_report", nullptr, report_access, schema<AccessQuestion>, schema<AccessReport>, plain, {}, "だれが見たかの報告"},

    // the day's work
    {"GET", "/v1/today", "getToday", read_tasks, "task.today", get_today, nullptr, none, schema<TodayBoard>, plain, today_query, "今日の業務"},
    {"GET", "/v1/colleagues", "listColleagues", read_tasks, "user.colleagues", list_colleagues, nullptr, none, schema<Colleagues>, plain, {}, "仕事を引き受けられる職員の一覧"},
    {"GET", "/v1/absences", "listAbsences", read_tasks, "absence.list", list_absences, nullptr, none, schema<AbsenceViews>, plain, {}, "休みと代理の一覧"},
    {"POST", "/v1/absences", "enterAbsence", write_task, "absence.enter", nullptr, enter_absence, schema<NewAbsence>, schema<AbsenceView>, creates, {}, "休みと代理の届"},
    {"POST", "/v1/absences/{id}/actions/end", "endAbsence", write_task, "absence.end", nullptr, end_entered_absence, none, schema<AbsenceViews>, plain, {}, "休みの取りやめ・早い戻り"},

    // tasks
    {"GET", "/v1/tasks", "listTasks", read_tasks, "task.search", list_tasks_page, nullptr, none, schema<TaskViews>, plain, task_list_query, "タスクの一覧"},
    {"POST", "/v1/tasks", "createTask", write_task, "task.create", nullptr, create_task, schema<TaskInput>, schema<TaskView>, creates, {}, "タスクの登録"},
    {"GET", "/v1/tasks/{id}", "getTask", read_tasks, "task.view", get_task, nullptr, none, schema<TaskView>, plain, {}, "タスクの表示"},
    {"PUT", "/v1/tasks/{id}", "changeTask", write_task, "task.change", nullptr, change_task, schema<TaskChange>, schema<TaskView>, changes, {}, "タスクの変更"},
    {"POST", "/v1/tasks/{id}/actions/{action}", "actOnTask", write_task, "task.act", nullptr, act_on_task, schema<TaskAction>, schema<TaskView>, changes, {}, "タスクの完了・取消・担当替え・引受け・延期"},
  };
  return table;
}
// clang-format on

}  // namespace kizuna::api
