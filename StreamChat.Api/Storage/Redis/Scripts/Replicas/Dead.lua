-- KEYS: the replicas by the end of their leases, when those began that had lapsed. Pairs of a dead replica and one of its runs.
-- Who was away itself does not judge yet: the others may just be coming back too.
local self, most, patience = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local back = redis.call('HGET', KEYS[2], self)
if back and now - tonumber(back) < patience then
  return {}
end

-- Those without runs are forgotten on the way, however many there are: they must not hide the others.
local dead, kept = {}, 0
while #dead < 2 * most do
  local lapsed = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', kept, 1)
  if #lapsed == 0 then
    break
  end

  local replica = lapsed[1]
  local runs = {}
  if replica ~= self then
    runs = redis.call('SRANDMEMBER', 'sc:replica:{leases}:' .. replica, most - #dead / 2)
  end

  for i = 1, #runs do
    dead[#dead + 1] = replica
    dead[#dead + 1] = runs[i]
  end

  if #runs == 0 and replica ~= self then
    redis.call('ZREM', KEYS[1], replica)
    redis.call('HDEL', KEYS[2], replica)
  else
    kept = kept + 1
  end
end
return dead
