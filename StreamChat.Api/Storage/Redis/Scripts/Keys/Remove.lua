-- Removes a key.
local id = argument()
local removed = redis.call('HDEL', own .. 'keys', id)
redis.call('HDEL', own .. 'keys:used', id)
return removed
