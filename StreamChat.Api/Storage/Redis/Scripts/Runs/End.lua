-- Ends a run: what came of it, the last event that the log holds, and the replica that has the run among its own.
local run, epoch, state = argument(), argument(), argument()
local ended, finish, failure = argument(), argument(), argument()
local message, json, releases = argument(), argument(), argument()
local first, last, events = tonumber(argument()), tonumber(argument()), argument()
local logKept, kept = argument(), argument()
local updated, score, pinned = argument(), tonumber(argument()), tonumber(argument())
local words = list()

local key = own .. 'run:' .. run
local held = redis.call('HMGET', key, 'state', 'epoch', 'last', 'conversation', 'key', 'replica')
if not held[1] or held[2] ~= epoch then
  return { 'refused', '0', '' }
end

local before = tonumber(held[3])
if not isInProgress(held[1]) then
  -- The same ending once more, since its acknowledgement was lost, is no other than the first.
  local same = held[1] == state and redis.call('HGET', key, 'ended') == ended and last <= before
  return { same and 'written' or 'refused', held[3], held[6] }
end

local trouble = addBatch(run, before, first, last, events)
if trouble then
  return { trouble, held[3], '' }
end

last = math.max(last, before)
redis.call('HSET', key, 'last', last, 'state', state, 'ended', ended, 'finish', finish, 'error', failure)
redis.call('EXPIRE', key, kept)
redis.call('EXPIRE', own .. 'log:' .. run, logKept)
if releases == '1' and held[5] ~= '' then
  redis.call('DEL', own .. 'start:' .. held[5])
end

local conversation = held[4]
if conversation ~= '' then
  redis.call('HDEL', own .. 'live:' .. conversation, run)
  if redis.call('HINCRBY', own .. 'running', conversation, -1) <= 0 then
    redis.call('HDEL', own .. 'running', conversation)
  end
  local record = find(conversation)
  if record then
    if message ~= '' then
      putMessage(conversation, message, json)
    end
    -- Of as many digits, so that texts compare as numbers do.
    put(conversation, record.version + 1, record.number, updated > record.updated and updated or record.updated, record.json)
    for _, order in ipairs({ 'order', 'archive' }) do
      local there = redis.call('ZSCORE', own .. order, conversation)
      if there then
        local above = tonumber(there) >= pinned and pinned or 0
        redis.call('ZADD', own .. order, math.max(tonumber(there), score + above), conversation)
      end
    end
    addWords('m', words, record.number)
  end
  announce(conversation, 'ended', run)
end
redis.call('PUBLISH', own .. 'appended:' .. run, last)
return { 'written', tostring(last), held[6] }
