-- Adds a batch to a log: what came of it, and the last event that the log holds.
local run, epoch = argument(), argument()
local first, last, events = tonumber(argument()), tonumber(argument()), argument()

local key = own .. 'run:' .. run
local held = redis.call('HMGET', key, 'state', 'epoch', 'cancel', 'last')
if not isInProgress(held[1]) or held[2] ~= epoch then
  return { 'refused', '0' }
end

local before = tonumber(held[4])
local trouble = addBatch(run, before, first, last, events)
if trouble then
  return { trouble, held[4] }
end
if last > before then
  redis.call('HSET', key, 'last', last, 'state', 'streaming')
  redis.call('PUBLISH', own .. 'appended:' .. run, last)
end
return { held[3] == '1' and 'cancel' or 'written', tostring(last) }
