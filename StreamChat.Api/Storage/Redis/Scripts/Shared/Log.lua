-- The log is a stream whose entries are whole batches with the id "<last>-<first>", so that XRANGE from n finds the batch that holds event n.

-- Makes room for a batch that repeats what the log holds, as its acknowledgement was lost, and goes on. False when it begins within another.
local function replace(log, first)
  local ids = {}
  for i, entry in ipairs(redis.call('XRANGE', log, first .. '-0', '+')) do
    if tonumber(string.match(entry[1], '%-(%d+)$')) < first then
      return false
    end
    ids[i] = entry[1]
  end
  if #ids > 0 then
    redis.call('XDEL', log, unpack(ids))
  end
  return true
end

-- Adds a batch; returns what stands in its way, if anything.
local function addBatch(run, held, first, last, events)
  local log, id = own .. 'log:' .. run, last .. '-' .. first
  if last <= held then
    return nil
  end
  if first > held + 1 then
    return 'gap'
  end
  if first <= held and not replace(log, first) then
    return 'overlap'
  end
  if first == 1 then
    redis.call('XADD', log, id, 'e', events)
  elseif not redis.call('XADD', log, 'NOMKSTREAM', id, 'e', events) then
    -- The log is lost and the record is not: it begins anew, from the first event.
    redis.call('HSET', own .. 'run:' .. run, 'last', 0)
    return 'gap'
  end
  return nil
end
