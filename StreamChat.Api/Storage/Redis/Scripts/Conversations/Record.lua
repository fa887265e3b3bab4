return redis.call('HGET', own .. 'conversations', argument())
