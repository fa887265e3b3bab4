-- KEYS: the runs of a replica. Takes runs from it that have ended, or never began, or are another's now.
return redis.call('SREM', KEYS[1], unpack(ARGV))
