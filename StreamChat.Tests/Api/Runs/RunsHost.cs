using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using StreamChat.Api.Providers;
using StreamChat.Api.Providers.Requests;
using StreamChat.Api.Runs;
using StreamChat.Api.Runs.Producing;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Embedded;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Runs;

/// <summary>The api with its embedded store in memory and the simulator as provider; its runs are used without HTTP.</summary>
internal sealed class RunsHost : IAsyncDisposable
{
    internal const string Owner = "alice";

    private readonly ServiceHost<ProviderClient> _api;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunsHost(SimulatorHost simulator, TimeProvider? time, (string Name, string Value)[] settings)
    {
        Simulator = simulator;
        Dictionary<string, string?> all = new() { ["OPENAI_BASE_URL"] = simulator.OpenAIAddress.AbsoluteUri, ["OPENAI_MODEL"] = "simulator" };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        _api = ServiceHost<ProviderClient>.Start(all, services =>
        {
            services.AddSingleton(provider => new FaultyStore(ActivatorUtilities.CreateInstance<EmbeddedRunStore>(provider)));
            services.Replace(ServiceDescriptor.Singleton<IRunStore>(provider => provider.GetRequiredService<FaultyStore>()));
            if (time is not null)
            {
                services.Replace(ServiceDescriptor.Singleton(time));
            }
        });
        Get<IHostApplicationLifetime>().ApplicationStopped.Register(_stopped.SetResult);
    }

    internal SimulatorHost Simulator { get; }

    /// <summary>Ends when the service has stopped.</summary>
    internal Task Stopped => _stopped.Task;

    internal RunService Runs => Get<RunService>();

    internal ActiveRuns Active => Get<ActiveRuns>();

    internal FaultyStore Store => Get<FaultyStore>();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    internal static RunsHost Start(TimeProvider? time = null, params (string Name, string Value)[] settings) =>
        new(SimulatorHost.Start(), time, settings);

    internal T Get<T>()
        where T : notnull => _api.Services.GetRequiredService<T>();

    /// <summary>Starts an answer in a new conversation.</summary>
    internal async Task<RunKey> StartAsync(string model, string prompt = "hello", string partial = "", Action<RunState>? ended = null)
    {
        var conversation = NewId();
        var now = DateTimeOffset.UnixEpoch;
        await Get<IConversationStore>().CreateAsync(
            Owner, new Conversation { Id = conversation, CreatedAt = now, UpdatedAt = now }, Cancelled);
        Run run = new() { Id = NewId(), ConversationId = conversation, MessageId = NewId(), RequestId = "req-1", ReplicaId = "", CreatedAt = now };
        Message question = new() { Id = NewId(), Role = MessageRole.User, Content = prompt, CreatedAt = now };
        Message answer = new()
        {
            Id = run.MessageId,
            ParentId = question.Id,
            Role = MessageRole.Assistant,
            Content = partial,
            Status = MessageStatus.Streaming,
            RunId = run.Id,
            CreatedAt = now,
        };
        RunRequest request = new()
        {
            Turn = new Turn { Run = run, Question = question, Answer = answer },
            Messages = [ProviderMessage.User(prompt)],
            Model = model,
            Thinking = model.Contains("thinking", StringComparison.Ordinal),
            Ended = ended,
        };
        Assert.Equal(TurnResult.Started, (await Runs.StartAsync(Owner, request, Cancelled)).Result);
        return new RunKey(Owner, run.Id);
    }

    internal async Task<RunReading> ReadAsync(RunKey key, long after = 0) =>
        new(await Runs.OpenReaderAsync(key, after, Cancelled) ?? throw new InvalidOperationException("There is no such run."));

    /// <summary>The message of a run as the store has it.</summary>
    internal async Task<Message> FindMessageAsync(RunKey key)
    {
        var run = await Store.FindAsync(key, Cancelled);
        var stored = await Get<IConversationStore>().FindAsync(Owner, run!.ConversationId!, Cancelled);
        return stored!.Messages.Single(message => message.Id == run.MessageId);
    }

    /// <summary>The one that looks after the runs, to be called by hand.</summary>
    internal RunSweeper Sweeper() => _api.Services.GetServices<IHostedService>().OfType<RunSweeper>().Single();

    internal void StopApplication() => Get<IHostApplicationLifetime>().StopApplication();

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        await Simulator.DisposeAsync();
    }

    private static string NewId() => Guid.CreateVersion7().ToString();
}
