-- KEYS: the replicas by the end of their leases, the runs of one. Notes a run before it starts, so that no start is ever lost; a replica that
-- has no lease yet gets one, so that it is found.
local time = redis.call('TIME')
redis.call('SADD', KEYS[2], ARGV[2])
redis.call('ZADD', KEYS[1], 'NX', time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[3], ARGV[1])
return 1
