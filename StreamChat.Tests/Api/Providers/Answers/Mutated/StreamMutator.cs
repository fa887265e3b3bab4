using System.Text;

namespace StreamChat.Tests.Api.Providers.Answers.Mutated;

/// <summary>Makes a provider's streams that are nearly right, always the same ones from the same seed.</summary>
internal sealed class StreamMutator(int seed)
{
    private static readonly string[] Usual =
    [
        """data: {"model":"m","choices":[{"delta":{"role":"assistant","content":""}}]}""" + "\n\n",
        """data: {"choices":[{"index":0,"delta":{"content":"Hello \"you\" 👋\n"}}]}""" + "\n\n",
        """data: {"choices":[{"delta":{"content":"\u0048\ud83d\udc4b"}}]}""" + "\n\n",
        """data: {"choices":[{"delta":{"reasoning_content":"Hm."}}]}""" + "\n\n",
        """data: {"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"name":"f","arguments":"{}"}}]}}]}""" + "\n\n",
        """data: {"choices":[{"delta":{"refusal":"No."}}]}""" + "\r\n\r\n",
        """data: {"choices":[{"delta":{},"finish_reason":"stop"}]}""" + "\n\n",
        """data: {"choices":[{"index":1,"delta":{},"finish_reason":"length"}]}""" + "\r\r",
        """data: {"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}""" + "\n\n",
    ];

    private static readonly string[] Unusual =
    [
        """data: {"choices":[{"index":1,"delta":{"content":"second"}}]}""" + "\n\n",
        """data: {"error":{"message":"no","code":"rate_limit_exceeded"}}""" + "\n\n",
        "event: error\ndata: {\"message\":\"no\"}\n\n",
        "data: {\"choices\":\ndata: [{\"delta\":{\"content\":\"two lines\"}}]}\n\n",
        ": comment\n\n", "retry: 1\nid: 2\n\n", "data\n\n", "data:\n\n", "data: [DONE]\n\n",
    ];

    private static readonly string[] Pieces =
    [
        "\n", "\r", "\r\n", "\n\n", "data: ", "data", ":", "event: error\n", "\uFEFF", "\0", "\u0001", "\"", "\\", "\\u", "\\ud83d", "\\udc4b", "{", "}", "[", "]", ",", "null", "NaN", "-1",
        "1e999", "99999999999999999999", "true", "\"index\":63,", "\"index\":64,", "\"index\":-1,", "\"finish_reason\":\"stop\",", "\"finish_reason\":7,", "\"content\":null,", "\"content\":{},",
        "\"error\":null,", "\"usage\":{\"prompt_tokens\":-5},", "\"usage\":7,", "\"delta\":[],", "\"choices\":{},", "<html>", "data: [DONE]",
    ];

    private readonly Random _random = new(seed);

    internal byte[] Next()
    {
        StringBuilder text = new();
        for (var events = _random.Next(1, 12); events > 0; events--)
        {
            text.Append(Chance(12) ? One(Unusual) : One(Usual));
        }

        text.Append(Chance(3) ? "" : Usual[^2]).Append(Chance(3) ? "" : "data: [DONE]\n\n");
        for (var odd = Chance(3) ? 0 : _random.Next(1, 4); odd > 0; odd--)
        {
            text.Insert(_random.Next(text.Length + 1), One(Pieces));
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        for (var flips = Chance(4) ? _random.Next(1, 5) : 0; flips > 0; flips--)
        {
            bytes[_random.Next(bytes.Length)] ^= (byte)(1 << _random.Next(8));
        }

        return Chance(4) ? bytes[.._random.Next(bytes.Length + 1)] : bytes;
    }

    /// <summary>How the network cuts it.</summary>
    internal int[] Sizes() => [.. Enumerable.Range(0, _random.Next(1, 40)).Select(_ => _random.Next(1, 60))];

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private string One(string[] all) => all[_random.Next(all.Length)];
}
