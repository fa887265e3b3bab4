-- Takes words of messages from the index under the number of a conversation that is gone.
local number, words = argument(), list()
removeWords('m', words, number)
return 1
