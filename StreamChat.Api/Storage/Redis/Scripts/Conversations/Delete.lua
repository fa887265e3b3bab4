-- Removes a conversation whose record is as expected: {1, its runs in progress}, or {0}. Its words are known to who has read it.
local id, expected = argument(), argument()
local title, words = list(), list()
local held = redis.call('HGET', own .. 'conversations', id)
if held ~= expected then
  return { 0 }
end
local number = string.match(held, '^%d+ (%d+)')
local runs = {}
for i, run in ipairs(redis.call('HKEYS', own .. 'live:' .. id)) do
  runs[i] = { run, redis.call('HGETALL', own .. 'run:' .. run) }
end
for _, run in ipairs(redis.call('ZRANGE', own .. 'runs:' .. id, 0, -1)) do
  dropRun(run)
end
redis.call('HDEL', own .. 'conversations', id)
redis.call('ZREM', own .. 'order', id)
redis.call('ZREM', own .. 'archive', id)
redis.call('HDEL', own .. 'running', id)
redis.call('HDEL', own .. 'numbers', number)
redis.call('DEL', own .. 'messages:' .. id, own .. 'live:' .. id, own .. 'runs:' .. id)
removeWords('t', title, number)
removeWords('m', words, number)
announce(id, 'deleted')
return { 1, runs }
