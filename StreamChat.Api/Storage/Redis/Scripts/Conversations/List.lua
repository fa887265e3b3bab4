-- A page of an order.
local order, most, score, id = own .. argument(), tonumber(argument()), argument(), argument()
local from = score == '' and 0 or placeAfter(order, tonumber(score), id)
return summaries(redis.call('ZREVRANGE', order, from, from + most - 1))
