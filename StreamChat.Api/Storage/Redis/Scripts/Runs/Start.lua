-- Starts a turn: {'started'}, or why not.
local run, fields, kept = argument(), list(), tonumber(argument())
local key, fingerprint, keyKept = argument(), argument(), argument()
local conversation, version, updated, json = argument(), argument(), argument(), argument()
local order, score = argument(), argument()
local branch, answer, parent = argument(), argument(), argument()
local messages = list()
local newTitle, words = list(), list()

if key ~= '' then
  local held = redis.call('GET', own .. 'start:' .. key)
  if held then
    local first, asked = string.match(held, '^(%S+) (.*)$')
    local record = redis.call('HGETALL', own .. 'run:' .. first)
    if #record > 0 then
      return asked == fingerprint and { 'repeated', first, record } or { 'mismatch' }
    end
  end
end

-- A start that was given up has left a mark here, so that it cannot come after all.
if redis.call('EXISTS', own .. 'run:' .. run) == 1 then
  return { 'void' }
end

if conversation ~= '' then
  local held = find(conversation)
  if not held then
    return { 'missing' }
  end
  if branch ~= '' and redis.call('HEXISTS', own .. 'messages:' .. conversation, branch) == 0 then
    return { 'missing' }
  end
  local live = redis.call('HVALS', own .. 'live:' .. conversation)
  for i = 1, #live do
    local theirBranch, theirAnswer, theirParent = string.match(live[i], '^(%S*) (%S*) (%S*)$')
    if theirBranch == branch or (branch ~= '' and (theirAnswer == branch or theirParent == branch)) then
      return { 'busy' }
    end
  end
  if held.version ~= version then
    return { 'stale' }
  end

  for i = 1, #messages, 2 do
    putMessage(conversation, messages[i], messages[i + 1])
  end
  put(conversation, version + 1, held.number, updated, json)
  redis.call('ZADD', own .. order, score, conversation)
  redis.call('HSET', own .. 'live:' .. conversation, run, branch .. ' ' .. answer .. ' ' .. parent)
  redis.call('HINCRBY', own .. 'running', conversation, 1)
  addWords('t', newTitle, held.number)
  addWords('m', words, held.number)
end

redis.call('HSET', own .. 'run:' .. run, unpack(fields))
local at = now()
local forgotten = at - 2000 * kept
redis.call('ZADD', own .. 'runs', at, run)
redis.call('ZREMRANGEBYSCORE', own .. 'runs', '-inf', forgotten)
if key ~= '' then
  redis.call('SET', own .. 'start:' .. key, run .. ' ' .. fingerprint, 'EX', keyKept)
end
if conversation ~= '' then
  redis.call('ZADD', own .. 'runs:' .. conversation, at, run)
  redis.call('ZREMRANGEBYSCORE', own .. 'runs:' .. conversation, '-inf', forgotten)
  announce(conversation, 'started', run)
end
return { 'started' }
