-- Moves when each budget is full again; all in microseconds.
local t = redis.call('TIME')
local time = t[1] * 1000000 + t[2]
for i = 1, tonumber(argument()) do
  local name = own .. 'budget:' .. argument()
  argument()
  local after = math.max(time, tonumber(redis.call('GET', name) or '0')) + tonumber(argument())
  if after > time then
    redis.call('SET', name, string.format('%.0f', after), 'PX', math.ceil((after - time) / 1000) + 1)
  else
    redis.call('DEL', name)
  end
end
return 1
