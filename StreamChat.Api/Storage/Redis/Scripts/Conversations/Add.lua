-- Adds a conversation with its messages, under a number that it got before, or the next one; one that is there already stays as it is.
local id, version, updated, json = argument(), argument(), argument(), argument()
local order, score, number = argument(), argument(), argument()
local messages, title, words = list(), list(), list()
if redis.call('HEXISTS', own .. 'conversations', id) == 1 then
  return 0
end
if number == '' then
  number = redis.call('INCR', own .. 'number')
end
put(id, version, number, updated, json)
redis.call('HSET', own .. 'numbers', number, id)
redis.call('ZADD', own .. order, score, id)
for i = 1, #messages, 2 do
  redis.call('HSET', own .. 'messages:' .. id, messages[i], ((i - 1) / 2) .. ' ' .. messages[i + 1])
end
addWords('t', title, number)
addWords('m', words, number)
return 1
