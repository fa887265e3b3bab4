-- Adds a key, unless the owner has as many as allowed.
local id, json, most = argument(), argument(), argument()
if redis.call('HLEN', own .. 'keys') >= tonumber(most) then
  return 0
end
redis.call('HSET', own .. 'keys', id, json)
return 1
