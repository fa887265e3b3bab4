-- Notes when a key was used, if it is there.
local id, used = argument(), argument()
if redis.call('HEXISTS', own .. 'keys', id) == 0 or tonumber(redis.call('HGET', own .. 'keys:used', id) or '0') >= tonumber(used) then
  return 0
end
redis.call('HSET', own .. 'keys:used', id, used)
return 1
