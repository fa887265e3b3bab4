using Aspire.Hosting.Dashboard.Messages;
using StreamChat.Tests.AspireHosting.Infrastructure;
using Xunit;

namespace StreamChat.Tests.AspireHosting.Dashboard;

/// <summary>Commands given in the dashboard.</summary>
public sealed class ExecuteCommandTests
{
    [Fact]
    public async Task Command_ThatSucceeds_BringsItsResult()
    {
        var response = await ExecuteAsync(CommandResults.Success("done", "{}", CommandResultFormat.Json, displayImmediately: true));

        var expected = new ResourceCommandResponse
        {
            Kind = ResourceCommandResponseKind.Succeeded,
            Message = "done",
            Result = new() { Value = "{}", Format = ResultFormat.Json, DisplayImmediately = true },
        };
        Assert.Equal(expected, response);
    }

    [Fact]
    public async Task Command_ThatFails_SaysWhy()
    {
        var response = await ExecuteAsync(CommandResults.Failure("no"));

        Assert.Equal(new ResourceCommandResponse { Kind = ResourceCommandResponseKind.Failed, Message = "no" }, response);
    }

    [Fact]
    public async Task Command_ThatGivesUp_IsCancelled()
    {
        var response = await ExecuteAsync(CommandResults.Canceled());

        Assert.Equal(new ResourceCommandResponse { Kind = ResourceCommandResponseKind.Cancelled }, response);
    }

    private static async Task<ResourceCommandResponse?> ExecuteAsync(ExecuteCommandResult result)
    {
        await using var service = await ResourceServiceFixture.StartAsync();
        await service.Model.PublishAsync(new TestResource("api", "api-1").WithCommand("try", _ => Task.FromResult(result)), "Running");
        var request = new ResourceCommandRequest { CommandName = "try", ResourceName = "api-1", ResourceType = "Project" };
        using var answer = await service.CallAsync("ExecuteResourceCommand", request);
        return await answer.NextAsync(ResourceCommandResponse.Parser);
    }
}
