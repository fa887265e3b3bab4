-- Asks the owner of a run in progress to end it: 1, or 0 when there is no such run.
local run = argument()
local key = own .. 'run:' .. run
local held = redis.call('HMGET', key, 'state', 'replica')
if not isInProgress(held[1]) then
  return 0
end
askToEnd(run, held[2])
-- A full server takes no flag; the owner is told all the same.
redis.pcall('HSET', key, 'cancel', 1)
return 1
