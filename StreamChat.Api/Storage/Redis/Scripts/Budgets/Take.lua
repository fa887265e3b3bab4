-- Takes from every budget, or from none when one has too little left; all in microseconds. Answers now, how long to wait, and when each is full again.
local t = redis.call('TIME')
local time = t[1] * 1000000 + t[2]
local names, before, costs, wait = {}, {}, {}, 0
for i = 1, tonumber(argument()) do
  names[i] = own .. 'budget:' .. argument()
  local window = tonumber(argument())
  costs[i] = tonumber(argument())
  before[i] = math.max(time, tonumber(redis.call('GET', names[i]) or '0'))
  wait = math.max(wait, before[i] + costs[i] - window - time)
end
local answer = {time, wait}
for i, name in ipairs(names) do
  if wait <= 0 and costs[i] > 0 then
    before[i] = before[i] + costs[i]
    redis.call('SET', name, string.format('%.0f', before[i]), 'PX', math.ceil((before[i] - time) / 1000) + 1)
  end
  answer[2 + i] = before[i]
end
return answer
