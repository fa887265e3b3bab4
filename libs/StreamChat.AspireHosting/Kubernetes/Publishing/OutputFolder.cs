using Aspire.Hosting.Kubernetes.Yaml;

namespace Aspire.Hosting.Kubernetes.Publishing;

/// <summary>Writes a folder as a whole, or not at all.</summary>
internal static class OutputFolder
{
    /// <summary>Writes beside the folder and then takes its place; a folder that holds something else is left alone.</summary>
    public static void Replace(string folder, IEnumerable<ManifestFile> files)
    {
        var beside = $"{folder}.{Environment.ProcessId}.tmp";
        var old = $"{folder}.{Environment.ProcessId}.old";
        try
        {
            if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && !IsOurs(folder)))
            {
                throw new DistributedApplicationException($"{folder} holds something else than published manifests: choose another --output-path, or empty it.");
            }

            Write(beside, files);
            if (Directory.Exists(folder))
            {
                Directory.Move(folder, old);
            }

            Directory.Move(beside, folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DistributedApplicationException($"{folder} cannot be written: {e.Message}", e);
        }
        finally
        {
            Remove(beside);
            Remove(old);
        }
    }

    private static bool IsOurs(string folder) => File.Exists(Path.Combine(folder, SecretGuide.FileName)) && File.Exists(Path.Combine(folder, "base", "kustomization.yaml"));

    private static void Write(string folder, IEnumerable<ManifestFile> files)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in files)
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
