using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using StackExchange.Redis;

namespace Aspire.StackExchange.Redis.Tracing;

/// <summary>
/// Turns the client's measurements into spans. This version of the client says nothing when a command has ended; it only hands over, for a
/// context that one declares finished, what ended until then. So each command has a context of its own, which is finished a little later.
/// </summary>
internal sealed class RedisSpans(TimeProvider time) : IDisposable
{
    /// <summary>The name that the official instrumentation has.</summary>
    internal const string SourceName = "OpenTelemetry.Instrumentation.StackExchangeRedis";

    // A command that takes longer than this has no span.
    internal static readonly TimeSpan Delay = TimeSpan.FromSeconds(2);

    private readonly ActivitySource _source = new(SourceName);
    private readonly ConcurrentQueue<(ConnectionMultiplexer Connection, RedisCommandContext Context)> _sent = [];

    internal void Watch(ConnectionMultiplexer connection) => connection.RegisterProfiler(new RedisProfiler(this, connection));

    /// <summary>The context of a command that is about to be sent, or null when nobody traces it.</summary>
    internal RedisCommandContext? Begin(ConnectionMultiplexer connection)
    {
        if (Activity.Current is not { IsAllDataRequested: true } parent || !_source.HasListeners())
        {
            return null;
        }

        var context = new RedisCommandContext(parent.Context, ExecutionContext.Capture(), time.GetTimestamp());
        connection.BeginProfiling(context);
        _sent.Enqueue((connection, context));
        return context;
    }

    /// <summary>Writes the spans of the commands that were sent at least <paramref name="age"/> ago.</summary>
    internal void Write(TimeSpan age)
    {
        while (_sent.TryPeek(out var oldest) && time.GetElapsedTime(oldest.Context.SentAt) >= age && _sent.TryDequeue(out var sent))
        {
            foreach (var command in sent.Connection.FinishProfiling(sent.Context, allowCleanupSweep: false))
            {
                Write(command, sent.Context);
            }
        }
    }

    public void Dispose() => _source.Dispose();

    private void Write(IProfiledCommand command, RedisCommandContext context)
    {
        if (context.Surroundings is null)
        {
            WriteSpan(command, context.Parent);
            return;
        }

        // Within the caller's flow, so that span processors see what is ambient there.
        ExecutionContext.Run(context.Surroundings, _ => WriteSpan(command, context.Parent), null);
    }

    /// <summary>Attributes by https://opentelemetry.io/docs/specs/semconv/database/redis/; never a key or a value.</summary>
    private void WriteSpan(IProfiledCommand command, ActivityContext parent)
    {
        var started = new DateTimeOffset(command.CommandCreated, TimeSpan.Zero);
        using var span = _source.StartActivity(command.Command, ActivityKind.Client, parent, startTime: started);
        if (span is null)
        {
            return;
        }

        span.SetTag("db.system.name", "redis");
        span.SetTag("db.operation.name", command.Command);
        span.SetTag("db.namespace", command.Db);
        span.SetTag("server.address", (command.EndPoint as DnsEndPoint)?.Host ?? (command.EndPoint as IPEndPoint)?.Address.ToString());
        span.SetTag("server.port", (command.EndPoint as DnsEndPoint)?.Port ?? (command.EndPoint as IPEndPoint)?.Port);
        span.SetEndTime(command.CommandCreated + command.ElapsedTime);
    }
}
