import factory

from apps.documents.models import Document, DocumentFile
from tests.factories.core import ModelFactory, PublishedFactory, bilingual

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


class DocumentFactory(PublishedFactory):
    class Meta:
        model = Document

    slug = factory.Sequence(lambda n: f"document-{n}")
    title_en, title_ru = bilingual("Document {n}", "Документ {n}")
    kind = "declaration"
    adopted = "2002-06-04"


class DocumentFileFactory(ModelFactory):
    class Meta:
        model = DocumentFile

    document = factory.SubFactory(DocumentFactory)
    language = "en"
    file = factory.django.FileField(filename="document.pdf", data=PDF)
