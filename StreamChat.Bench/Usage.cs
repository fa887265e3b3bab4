namespace StreamChat.Bench;

/// <summary>Says how the program is called.</summary>
internal static class Usage
{
    internal static int Print()
    {
        Console.Error.WriteLine(
            """
            run          the whole bench; --quick for a short one, --only SYSTEM,… for some systems (nginx and the provider always are), --rounds N,
                         --skip-hold, --report FILE (docs/benchmarks.md), --json FILE
            provider     the fast fake provider: --http1 PORT --http2 PORT
            load         one load: --url URL --model bench-t200-d0-s24-f0-u0 --streams N --seconds N [--wire openai|chat|run] [--http2] [--pid PID,…]
            micro        nanoseconds and bytes a token of the api's own steps
            byte-relay   a relay of bytes on Kestrel: --port PORT --provider URL
            collector    takes telemetry and keeps nothing: --port PORT
            typed-relay  a relay with the OpenAI package's typed stream: --port PORT --provider URL
            """);
        return 2;
    }
}
