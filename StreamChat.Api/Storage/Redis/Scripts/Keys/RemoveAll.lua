-- Removes all keys; their ids.
local ids = redis.call('HKEYS', own .. 'keys')
redis.call('DEL', own .. 'keys', own .. 'keys:used')
return ids
