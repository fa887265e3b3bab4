using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StreamChat.Api.Doctor;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Http;
using Xunit;

namespace StreamChat.Tests.Contract.Doctor;

/// <summary>Our services with a doctor in a hurry: short intervals and silences.</summary>
public sealed class DoctorServices : IAsyncLifetime
{
    private ContractServices _services = null!;

    internal ContractServices All => _services;

    internal Uri Gateway => _services.Gateway.Address;

    /// <summary>The public address that the doctor knows; one test's stays for the next.</summary>
    internal Uri? PublicUrl
    {
        set => Options.PublicUrl = value;
    }

    public async ValueTask InitializeAsync()
    {
        _services = await ContractServices.WithAsync(
            ("Doctor:Interval", "0.05"),
            ("Doctor:SilenceSecs:0", "0.3"),
            ("Doctor:SilenceSecs:1", "3"),
            ("Doctor:DefaultSilence", "0.3"));

        // Known only now, as the api starts before who stands before it.
        Options.Gateway = Gateway;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>Asks the doctor about a public address, or about none.</summary>
    internal async Task<JsonElement> ExamineAsync(Uri? publicUrl, string query = "")
    {
        PublicUrl = publicUrl;
        using var response = await _services.Client.GetAsync($"/api/doctor{query}", TestContext.Current.CancellationToken).Bounded();
        Assert.Equal(200, (int)response.StatusCode);
        return await OpenAIChat.JsonAsync(response);
    }

    private DoctorOptions Options => _services.Api.Services.GetRequiredService<IOptions<DoctorOptions>>().Value;
}
