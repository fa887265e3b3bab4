-- The log is a stream whose entries are whole batches with the id "<last>-<first>", so that XRANGE from n finds the batch that holds
-- event n. Returns what stands in the way of a batch, if anything, else adds it.
local function addBatch(run, held, first, last, events)
  if last <= held then
    return nil
  end
  if first <= held then
    return 'overlap'
  end
  if first > held + 1 then
    return 'gap'
  end
  local log, id = own .. 'log:' .. run, last .. '-' .. first
  if held == 0 then
    redis.call('XADD', log, id, 'e', events)
  elseif not redis.call('XADD', log, 'NOMKSTREAM', id, 'e', events) then
    -- The log is lost and the record is not: it begins anew, from the first event.
    redis.call('HSET', own .. 'run:' .. run, 'last', 0)
    return 'gap'
  end
  return nil
end
