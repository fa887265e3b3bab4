-- Replaces a conversation's record if it has the expected version: 1, or 0.
local id, version, updated, json = argument(), argument(), argument(), argument()
local order, other, score = argument(), argument(), argument()
local oldTitle, newTitle = list(), list()
local held = find(id)
if not held or held.version ~= version then
  return 0
end
put(id, version + 1, held.number, updated, json)
redis.call('ZREM', own .. other, id)
redis.call('ZADD', own .. order, score, id)
removeWords('t', oldTitle, held.number)
addWords('t', newTitle, held.number)
announce(id, 'changed')
return 1
