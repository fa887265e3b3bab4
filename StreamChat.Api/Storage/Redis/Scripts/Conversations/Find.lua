-- A conversation's record, its messages, and each of its runs in progress with its fields.
local id = argument()
local record = redis.call('HGET', own .. 'conversations', id)
if not record then
  return {}
end
local runs = {}
for i, run in ipairs(redis.call('HKEYS', own .. 'live:' .. id)) do
  runs[i] = { run, redis.call('HGETALL', own .. 'run:' .. run) }
end
return { record, redis.call('HVALS', own .. 'messages:' .. id), runs }
