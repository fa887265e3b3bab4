return redis.call('HGETALL', own .. 'run:' .. argument())
