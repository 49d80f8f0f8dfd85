namespace Selftests.Support;

/// <summary>Files of the checkout that the tests were built in, by their paths in it.</summary>
internal static class RepositoryFiles
{
    extension(Repository)
    {
        public static string PathOf(params IReadOnlyList<string> parts) => Path.Combine([Repository.Root, .. parts]);

        /// <summary>What stands in for a runtime or a probe, and is none: fixtures/sabotage.</summary>
        public static string Sabotage(string name) => Repository.PathOf("fixtures/sabotage", name);
    }
}
