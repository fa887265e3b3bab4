-- A conversation's record is "<version> <number> <updated> <json>": what scripts change stands before what they do not understand.
local function find(id)
  local record = redis.call('HGET', own .. 'conversations', id)
  if not record then
    return nil
  end
  local version, number, updated, json = string.match(record, '^(%d+) (%d+) (%d+) (.*)$')
  return { version = version, number = number, updated = updated, json = json }
end

local function put(id, version, number, updated, json)
  redis.call('HSET', own .. 'conversations', id, version .. ' ' .. number .. ' ' .. updated .. ' ' .. json)
end

local function announce(id, kind, run)
  redis.call('PUBLISH', own .. 'happened:' .. id, kind .. ' ' .. (run or ''))
end

-- A message is "<place> <json>": its place in the order of making stays when it is written again.
local function putMessage(conversation, id, json)
  local key = own .. 'messages:' .. conversation
  local held = redis.call('HGET', key, id)
  local place = held and string.match(held, '^%d+') or redis.call('HLEN', key)
  redis.call('HSET', key, id, place .. ' ' .. json)
end
