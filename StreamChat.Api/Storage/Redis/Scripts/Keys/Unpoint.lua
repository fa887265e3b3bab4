-- KEYS[1]: the key's address.
return redis.call('DEL', KEYS[1])
