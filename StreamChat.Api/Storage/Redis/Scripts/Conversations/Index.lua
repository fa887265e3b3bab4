-- Adds words of messages to the index under a number, or under the next one; returns it. Nobody finds them before a conversation has it.
local number, words = argument(), list()
if number == '' then
  number = tostring(redis.call('INCR', own .. 'number'))
end
addWords('m', words, number)
return number
