package io.aecos.analytics.server.odata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.edm.provider.CsdlAbstractEdmProvider;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainer;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainerInfo;
import org.apache.olingo.commons.api.edm.provider.CsdlEntitySet;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityType;
import org.apache.olingo.commons.api.edm.provider.CsdlProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlPropertyRef;
import org.apache.olingo.commons.api.edm.provider.CsdlSchema;
import org.jspecify.annotations.Nullable;

/** The feeds that somebody may read, as OData describes them. It knows no data, so none leaks. */
final class FeedSchema extends CsdlAbstractEdmProvider {
  private static final String NAMESPACE = "AecosAnalytics";
  private static final FullQualifiedName CONTAINER = new FullQualifiedName(NAMESPACE, "Feeds");

  /** Events are told in microseconds. */
  private static final int PRECISION = 6;

  private final Map<String, Feed> feeds = new LinkedHashMap<>();
  private final Map<FullQualifiedName, CsdlEntityType> types = new LinkedHashMap<>();

  FeedSchema(List<Feed> feeds) {
    for (Feed feed : feeds) {
      this.feeds.put(feed.name(), feed);
      types.put(typeName(feed), type(feed));
    }
  }

  private static FullQualifiedName typeName(Feed feed) {
    return new FullQualifiedName(NAMESPACE, feed.rowName());
  }

  private static CsdlEntityType type(Feed feed) {
    List<CsdlProperty> properties = new ArrayList<>();
    List<CsdlPropertyRef> key = new ArrayList<>();
    for (FeedColumn column : feed.columns()) {
      CsdlProperty property =
          new CsdlProperty()
              .setName(column.name())
              .setType(column.kind().type().getFullQualifiedName())
              .setNullable(!column.isKey());
      if (column.kind() == FeedColumn.Kind.TIME) {
        property.setPrecision(PRECISION);
      }
      properties.add(property);
      if (column.isKey()) {
        key.add(new CsdlPropertyRef().setName(column.name()));
      }
    }
    return new CsdlEntityType().setName(feed.rowName()).setProperties(properties).setKey(key);
  }

  @Override
  public @Nullable CsdlEntityType getEntityType(FullQualifiedName name) {
    return types.get(name);
  }

  @Override
  public @Nullable CsdlEntitySet getEntitySet(FullQualifiedName container, String name) {
    Feed feed = feeds.get(name);
    return feed == null || !container.equals(CONTAINER)
        ? null
        : new CsdlEntitySet().setName(name).setType(typeName(feed));
  }

  @Override
  public CsdlEntityContainer getEntityContainer() {
    List<CsdlEntitySet> sets = new ArrayList<>();
    feeds
        .values()
        .forEach(
            feed -> sets.add(new CsdlEntitySet().setName(feed.name()).setType(typeName(feed))));
    return new CsdlEntityContainer().setName(CONTAINER.getName()).setEntitySets(sets);
  }

  @Override
  public @Nullable CsdlEntityContainerInfo getEntityContainerInfo(
      @Nullable FullQualifiedName container) {
    return container == null || container.equals(CONTAINER)
        ? new CsdlEntityContainerInfo().setContainerName(CONTAINER)
        : null;
  }

  @Override
  public List<CsdlSchema> getSchemas() {
    return List.of(
        new CsdlSchema()
            .setNamespace(NAMESPACE)
            .setEntityTypes(new ArrayList<>(types.values()))
            .setEntityContainer(getEntityContainer()));
  }
}
