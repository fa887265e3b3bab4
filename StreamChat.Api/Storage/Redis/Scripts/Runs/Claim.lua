-- Takes a run in progress from one replica for another: its fields, or nothing. Where there is no such run yet, a mark keeps a start that is
-- still under way from coming after all.
local run, from, to, releases = argument(), argument(), argument(), argument()
local key = own .. 'run:' .. run
local held = redis.call('HMGET', key, 'state', 'replica', 'key')
if not held[1] then
  redis.call('HSET', key, 'state', 'void')
  redis.call('EXPIRE', key, 60)
  return {}
end
if not isInProgress(held[1]) or held[2] ~= from then
  return {}
end
redis.call('HINCRBY', key, 'epoch', 1)
redis.call('HSET', key, 'replica', to)
if releases == '1' and held[3] ~= '' then
  redis.call('DEL', own .. 'start:' .. held[3])
end
return redis.call('HGETALL', key)
