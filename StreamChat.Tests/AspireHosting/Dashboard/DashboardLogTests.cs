using Aspire.Hosting.Dashboard.Supervision;
using Microsoft.Extensions.Logging;
using Xunit;

namespace StreamChat.Tests.AspireHosting.Dashboard;

/// <summary>What the dashboard writes, line by line.</summary>
public sealed class DashboardLogTests
{
    [Theory]
    [InlineData("""{"EventId":14,"LogLevel":"Information","Category":"Kestrel","Message":"Now listening on: http://localhost:1","State":{}}""", LogLevel.Information, "Now listening on: http://localhost:1", true)]
    [InlineData("""{"EventId":0,"LogLevel":"Error","Category":"X","Message":"It failed.","Exception":"System.Exception: why"}""", LogLevel.Error, "It failed.\nSystem.Exception: why", false)]
    [InlineData("Unhandled exception. System.Exception", LogLevel.Information, "Unhandled exception. System.Exception", false)]
    [InlineData("{ not json", LogLevel.Information, "{ not json", false)]
    [InlineData("""{"a":1}""", LogLevel.Information, """{"a":1}""", false)]
    public void Line_IsRead(string line, LogLevel level, string text, bool saysListening)
    {
        var log = DashboardLog.Parse(line);

        Assert.Equal((level, text, saysListening), (log.Level, log.Text.ReplaceLineEndings("\n"), log.SaysListening));
    }
}
