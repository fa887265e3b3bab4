using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.UserSecrets;

namespace Aspire.Hosting;

/// <summary>The secrets file of the AppHost's project in the user's profile; without an id nothing is kept.</summary>
internal sealed class UserSecrets(string filePath) : IUserSecretsManager
{
    private static readonly Lock FileLock = new();
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public bool IsAvailable => filePath.Length > 0;

    public string FilePath => filePath;

    public static UserSecrets For(string? userSecretsId) =>
        new(string.IsNullOrEmpty(userSecretsId) ? "" : PathHelper.GetSecretsPathFromSecretsId(userSecretsId));

    public bool TrySetSecret(string name, string value) => TryChange(secrets =>
    {
        secrets[name] = value;
        return true;
    });

    public bool TryDeleteSecret(string name) => TryChange(secrets => secrets.Remove(name));

    public void GetOrSetSecret(IConfigurationManager configuration, string name, Func<string> valueGenerator)
    {
        if (configuration[name] is not null)
        {
            return;
        }

        var value = valueGenerator();
        configuration.AddInMemoryCollection([new(name, value)]);
        TrySetSecret(name, value);
    }

    public Task SaveStateAsync(JsonObject state, CancellationToken cancellationToken = default)
    {
        TryChange(secrets =>
        {
            secrets.Clear();
            foreach (var (name, value) in state)
            {
                secrets[name] = value?.DeepClone();
            }

            return true;
        });
        return Task.CompletedTask;
    }

    private bool TryChange(Func<JsonObject, bool> change)
    {
        if (!IsAvailable)
        {
            return false;
        }

        try
        {
            lock (FileLock)
            {
                var secrets = File.Exists(filePath) ? JsonNode.Parse(File.ReadAllText(filePath))?.AsObject() ?? [] : [];
                if (!change(secrets))
                {
                    return false;
                }

                Write(secrets.ToJsonString(Readable));
                return true;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            // The value is used in this run all the same; the next makes another.
            return false;
        }
    }

    // Readable by its owner alone, and never half written.
    private void Write(string json)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(filePath)!);
        var temporary = $"{filePath}.{Environment.ProcessId}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(temporary, options))
        {
            writer.Write(json);
        }

        File.Move(temporary, filePath, overwrite: true);
    }
}
