-- The record of a key, and when it was used.
local id = argument()
return {redis.call('HGET', own .. 'keys', id) or '', redis.call('HGET', own .. 'keys:used', id) or ''}
