-- What a log holds after an event: held or not, the last event, ended or not, and then first, last and events of each batch.
local run, after, most = argument(), tonumber(argument()), tonumber(argument())

local held = redis.call('HMGET', own .. 'run:' .. run, 'state', 'last')
if not held[1] or held[1] == 'void' then
  return { '0', '0', '1' }
end

local ended, last, log = isInProgress(held[1]) and '0' or '1', tonumber(held[2]), own .. 'log:' .. run
if last > 0 and redis.call('EXISTS', log) == 0 then
  return { '0', '0', ended }
end

local piece, size, from = { '1', held[2], ended }, 0, (after + 1) .. '-0'
while size < most and after < last do
  local entries = redis.call('XRANGE', log, from, '+', 'COUNT', 4)
  if #entries == 0 then
    break
  end
  for i = 1, #entries do
    local id, events = entries[i][1], entries[i][2][2]
    local entryLast, entryFirst = string.match(id, '^(%d+)%-(%d+)$')
    if size == 0 or size + #events <= most then
      piece[#piece + 1] = entryFirst
      piece[#piece + 1] = entryLast
      piece[#piece + 1] = events
      size = size + #events
      from = '(' .. id
    else
      size = most
      break
    end
  end
end
return piece
