-- The records of all keys, and when which was used.
return {redis.call('HGETALL', own .. 'keys'), redis.call('HGETALL', own .. 'keys:used')}
