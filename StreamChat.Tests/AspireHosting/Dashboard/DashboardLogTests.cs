using Aspire.Hosting.Dashboard.Supervision;
using Microsoft.Extensions.Logging;
using Xunit;

namespace StreamChat.Tests.AspireHosting.Dashboard;

/// <summary>What the dashboard writes, line by line.</summary>
public sealed class DashboardLogTests
{
    [Theory]
    [InlineData("""{"EventId":14,"LogLevel":"Information","Category":"Kestrel","Message":"Now listening on: http://localhost:1","State":{}}""", LogLevel.Information, "Now listening on: http://localhost:1", true)]
    [InlineData("""{"EventId":0,"LogLevel":"Error","Category":"Aspire.Dashboard.X","Message":"It failed.","Exception":"System.Exception: why"}""", LogLevel.Error, "It failed.\nSystem.Exception: why", false, true)]
    [InlineData("""{"EventId":0,"LogLevel":"Error","Category":"Microsoft.X","Message":"A browser left."}""", LogLevel.Error, "A browser left.", false)]
    [InlineData("""{"EventId":0,"LogLevel":"Critical","Category":"Microsoft.X","Message":"The end."}""", LogLevel.Critical, "The end.", false, true)]
    [InlineData("Unhandled exception. System.Exception", LogLevel.Information, "Unhandled exception. System.Exception", false)]
    [InlineData("{ not json", LogLevel.Information, "{ not json", false)]
    [InlineData("""{"a":1}""", LogLevel.Information, """{"a":1}""", false)]
    public void Line_IsRead(string line, LogLevel level, string text, bool saysListening, bool isTrouble = false)
    {
        var log = DashboardLog.Parse(line);

        Assert.Equal(
            (level, text, saysListening, isTrouble),
            (log.Level, log.Text.ReplaceLineEndings("\n"), log.SaysListening, log.IsTrouble));
        Assert.Equal(text.Split('\n')[0], log.FirstLine);
    }
}
