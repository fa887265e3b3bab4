using StreamChat.Tests.AspireHosting.Infrastructure;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.AspireHosting.Commands;

/// <summary>A command runs, or says in a sentence why not.</summary>
public sealed class ResourceCommandServiceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Execute_GivesTheCommandItsInstance()
    {
        using var model = new AppModel();
        var resource = new TestResource("api", "api-1").WithCommand("say", context => Task.FromResult(CommandResults.Success($"said by {context.ResourceName}")));
        await model.PublishAsync(resource, "Running");

        var result = await model.Commands.ExecuteCommandAsync("api", "say", Cancellation).Bounded();

        Assert.Equal((true, "said by api-1"), (result.Success, result.Message));
    }

    [Theory]
    [InlineData("nobody", "say", "There is no resource 'nobody'.")]
    [InlineData("api", "sing", "The resource 'api' has no command 'sing'.")]
    [InlineData("api", "off", "The command 'off' cannot be given while 'api' is Running.")]
    [InlineData("api", "throw", "it broke")]
    public async Task Execute_SaysWhyNot(string resourceId, string command, string expected)
    {
        using var model = new AppModel();
        var resource = new TestResource("api")
            .WithCommand("say", _ => Task.FromResult(CommandResults.Success()))
            .WithCommand("off", _ => Task.FromResult(CommandResults.Success()), ResourceCommandState.Disabled)
            .WithCommand("throw", _ => throw new InvalidOperationException("it broke"));
        await model.PublishAsync(resource, "Running");

        var result = await model.Commands.ExecuteCommandAsync(resourceId, command, Cancellation).Bounded();

        Assert.Equal((false, false, expected), (result.Success, result.Canceled, result.Message));
    }

    [Fact]
    public async Task Execute_WritesAFailureToTheConsoleLog()
    {
        using var model = new AppModel();
        var resource = new TestResource("api").WithCommand("throw", _ => throw new InvalidOperationException("it broke"));
        await model.PublishAsync(resource, "Running");

        await model.Commands.ExecuteCommandAsync("api", "throw", Cancellation).Bounded();

        var lines = await model.Loggers.GetAllAsync("api").FirstAsync(Cancellation).AsTask().Bounded();
        Assert.EndsWith(" The command 'throw' failed.", lines[0].Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Execute_IsCancelled_WhenTheCallerLeaves()
    {
        using var model = new AppModel();
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var resource = new TestResource("api").WithCommand("wait", async context =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
            return CommandResults.Success();
        });
        await model.PublishAsync(resource, "Running");

        var running = model.Commands.ExecuteCommandAsync("api", "wait", leave.Token);
        await leave.CancelAsync();

        Assert.True((await running.Bounded()).Canceled);
    }

    [Fact]
    public async Task Execute_GoesToEveryInstance_AndGathersFailures()
    {
        using var model = new AppModel();
        var resource = new TestResource("api", "api-1", "api-2").WithCommand("try", context => Task.FromResult(
            context.ResourceName == "api-1" ? CommandResults.Success() : CommandResults.Failure("no")));
        await model.PublishAsync(resource, "Running");

        var result = await model.Commands.ExecuteCommandAsync(resource, "try", Cancellation).Bounded();

        Assert.Equal((false, "api-2: no"), (result.Success, result.Message));
    }
}
