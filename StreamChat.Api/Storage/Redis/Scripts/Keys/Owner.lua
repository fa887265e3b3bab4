-- KEYS[1]: the key's address.
return redis.call('GET', KEYS[1]) or ''
