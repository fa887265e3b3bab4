-- KEYS: the replicas by the end of their leases, when those began that had lapsed. A lease that lapsed and comes back says that the store was
-- away for this replica, and perhaps for all.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local ends = redis.call('ZSCORE', KEYS[1], ARGV[1])
redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
if ends and tonumber(ends) < now then
  redis.call('HSET', KEYS[2], ARGV[1], now)
end
return 1
