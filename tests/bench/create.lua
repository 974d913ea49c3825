-- A finalised contact with each request: row, number, log entry, stored answer.
local body = [[{"finalise":true,"direction":"IN","method":"T","is_new":"NEW","caller_type":"99",
"caller_label":"匿名(女性・50代くらい)","topic_main":"A4",
"narrative":{"facts":"成年後見の費用を知りたい。母の預金が凍結され、施設の支払いが滞っている。"},
"path":"1","response":"申立費用と報酬の目安を説明した。","outcome":"1","urgency":"C",
"abuse":"0","district":"UNKNOWN","consent":"6"}]]
local headers = {
  ["Content-Type"] = "application/json",
  ["Cookie"] = os.getenv("KIZUNA_COOKIE"),
  ["X-CSRF-Token"] = os.getenv("KIZUNA_CSRF"),
  ["Origin"] = os.getenv("KIZUNA_ORIGIN"),
}
-- Keys must differ between runs on the same database.
local run = os.getenv("KIZUNA_RUN") .. "-" .. tostring(os.time()) .. "-" .. tostring({}):sub(8)
local count = 0

function request()
  count = count + 1
  headers["Idempotency-Key"] = run .. "-" .. count
  return wrk.format("POST", "/v1/contacts", headers, body)
end
