local function isInProgress(state)
  return state == 'queued' or state == 'streaming'
end

local function askToEnd(run, replica)
  redis.call('PUBLISH', 'sc:cancel:' .. replica, string.match(own, '{(.*)}') .. ' ' .. run)
end

-- Removes a run and all that is its own; its owner's next write is refused, and its readers learn that there is nothing to read.
local function dropRun(run)
  local key = own .. 'run:' .. run
  local held = redis.call('HMGET', key, 'state', 'replica', 'key')
  if held[1] then
    if isInProgress(held[1]) then
      askToEnd(run, held[2])
    end
    if held[3] and held[3] ~= '' then
      redis.call('DEL', own .. 'start:' .. held[3])
    end
    redis.call('DEL', key, own .. 'log:' .. run)
    redis.call('PUBLISH', own .. 'appended:' .. run, 'gone')
  end
  redis.call('ZREM', own .. 'runs', run)
end
