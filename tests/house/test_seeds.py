"""Every statement of the five papers with which the portal began stands on a page, in English and in Russian.

A row says on which page, and in which words of each language; where words are left out between, they are separated by
an ellipsis. Readers without JavaScript find them too: the pages are read as the server sends them.
"""

from functools import cache

import pytest
from django.test import Client

from apps.core.languages import LANGUAGES
from tests.house.crawl import read, text

# Note on CICA and on the proposal of an Organization for Security and Development in Asia (Kazakhstan, 2018, 2019).
NOTE = [
    (
        "about/history/",
        "first announced the idea of convening the Conference at the 47th session of the UN General Assembly on 5 October"
        " 1992",
        "впервые выдвинул Президент Казахстана Н. Назарбаев 5 октября 1992 г. на 47-й сессии Генеральной Ассамблеи ООН",
    ),
    (
        "about/history/",
        "completely new format of cooperation in the field of security",
        "совершенно нового формата сотрудничества в области безопасности",
    ),
    (
        "about/history/",
        "collapse of the bipolar system; new countries … Central Asia; non-traditional challenges and threats",
        "распада биполярной системы; появление новых стран … Центральной Азии; усиление нетрадиционных вызовов и угроз",
    ),
    (
        "about/history/",
        "preventive diplomacy, for the peaceful settlement of disputes",
        "превентивной дипломатии, мирного разрешения споров",
    ),
    ("about/history/", "part, in substance and through institutions, of the global system of security",
     "содержательное и институциональное включение вопросов региональной безопасности в глобальную систему"),
    ("about/history/", "opponents who had been irreconcilable", "прежде непримиримые оппоненты"),
    ("about/history/", "had grown to 27 states", "выросло до 27 государств"),
    ("about/history/", "a civil forum of national cultural centres", "гражданский форум национальных культурных центров"),
    (
        "about/history/",
        "24 September 2018. … from the People’s Republic of China (2014–2018) to the Republic of Tajikistan (2018–2020)",
        "24 сентября 2018 г. … от Китайской Народной Республики (2014–2018) к Республике Таджикистан (2018–2020)",
    ),
    ("events/special-ministerial-2018/", "New York … Habibullo Mirzozoda", "Нью-Йорк … Хабибулло Мирзозода"),
    ("about/history/", "The Secretariat was located in Nur-Sultan", "Секретариат располагался в Нур-Султане"),
    ("about/history/", "announced it at the Shanghai Summit, the fourth of CICA", "на четвёртом, Шанхайском, саммите СВМДА"),
    (
        "about/history/",
        "prevent conflicts and settle them by peaceful means … to counter contemporary challenges and threats to security",
        "по предотвращению конфликтов и их урегулированию мирными средствами … современным вызовам и угрозам безопасности",
    ),
    (
        "about/history/",
        "universal, indivisible and comprehensive architecture of security",
        "универсальной, неделимой и всеобъемлющей архитектуры безопасности",
    ),
    ("about/", "5 October is CICA Day", "5 октября — День СВМДА"),
    (
        "about/",
        "The official language of CICA is English. Its working languages are English and Russian",
        "Официальный язык СВМДА — английский, рабочие языки — английский и русский",
    ),
]  # fmt: skip

# Questions and answers of an Embassy of Kazakhstan, about September 2001.
EMBASSY = [
    ("about/questions/", "Embassy of Kazakhstan, about September 2001; not the position of the Secretariat",
     "Посольство Казахстана, около сентября 2001 года; не является позицией Секретариата"),
    ("about/questions/", "a structure that unites countries of the Asian continent",
     "структура, объединяющая страны Азиатского континента"),
    ("about/questions/", "The end of bipolarity. … The wide spread of globalization … The gradual regionalization of world"
     " politics. … The qualitative transformation of most Asian states.",
     "Окончание эпохи биполярности. … Широкое распространение глобализации … Постепенная регионализация мировой политики."
     " … Качественное преобразование большинства государств Азии."),
    ("about/questions/", "tensions between Pakistan and India, between Israel and Palestine",
     "напряжённость между Пакистаном и Индией, между Израилем и Палестиной"),
    ("about/questions/", "Problems of disarmament and arms control. … an arms race is under way",
     "Проблемы разоружения и контроля над вооружениями. … идёт гонка вооружений"),
    ("about/questions/", "16 members … the Islamic State of Afghanistan; … the Republic of Uzbekistan.",
     "16 государств … Исламское Государство Афганистан; … Республика Узбекистан."),
    ("about/questions/", "Ten countries are observers: Australia; … the Lebanese Republic; … Japan.",
     "Наблюдателями являются десять стран: Австралия; … Ливанская Республика; … Япония."),
    ("about/questions/", "the Central Asian Economic Community (CAEC)", "Центрально-Азиатское экономическое сообщество (ЦАЭС)"),
    ("about/questions/", "38.8 million square kilometres … 89 % … 72 % … 2.8 billion people … 45 %",
     "38,8 млн кв. км … 89 % … 72 % … 2,8 млрд человек — 45 %"),
    ("about/questions/", "15 leading states of Asia, 9 observers and 4 international organizations",
     "15 ведущих государств Азии, 9 наблюдателей и 4 международные организации"),
    ("about/questions/", "in Almaty on 14 September 1999. The Ministers signed the first official document",
     "14 сентября 1999 г. … первый официальный документ"),
    ("about/questions/", "planned for the autumn of 2001", "осень 2001 г."),
    ("about/questions/", "it has held 12 sessions in all: the first in March 1995, the latest in June 2001",
     "12 сессий: первая прошла в марте 1995 г., последняя — в июне 2001 г."),
    ("about/questions/", "on the initiative of Kazakhstan … on 3 December 1997",
     "по инициативе Казахстана … 3 декабря 1997 г."),
    ("about/questions/", "sovereign equality and respect for the rights inherent in sovereignty; … human rights and"
     " fundamental freedoms.",
     "суверенное равенство, уважение прав, присущих суверенитету; … права человека и основные свободы."),
    ("about/questions/", "European experience … problems that are peculiar to Asia",
     "европейский опыт … о проблемах, присущих только Азии"),
    ("about/questions/", "a Statement of the CICA Member States condemning terrorist acts in the Kyrgyz Republic",
     "Заявление государств-членов СВМДА с осуждением террористических актов в Кыргызской Республике"),
    ("about/questions/", "completed at the meeting of the Senior Officials of the Conference in Almaty on 4–5 September 2001",
     "на встрече старших должностных лиц Совещания, которая прошла в Алматы 4–5 сентября 2001 г."),
    ("about/questions/", "it should be called the “Almaty Act”", "должен называться «Алматинский акт»"),
    ("about/questions/", "the strategy of long-term development of the key states of the region",
     "стратегия долгосрочного развития ключевых государств региона"),
    ("about/questions/", "gradually from the simple to the complicated", "от простого к сложному"),
    ("about/questions/", "the military-political dimension of security; economic cooperation;",
     "военно-политическое измерение безопасности; экономическое сотрудничество;"),
    ("about/questions/", "the illicit arms trade, transnational crime, the drug trade",
     "незаконному обороту оружия, транснациональной преступности, наркоторговле"),
    ("about/questions/", "16 countries of Asia, Europe and North America", "16 стран Азии, Европы и Северной Америки"),
    ("events/conference-asian-security-1998/", "October 1998", "октябрь 1998 г."),
    ("organizations/caec/", "Central Asian Economic Community", "Центрально-Азиатское экономическое сообщество"),
    ("bodies/contact-group/", "3 December 1997", "3 декабря 1997 г."),
    ("states/lebanon/", "Lebanese Republic … observer", "Ливанская Республика … наблюдатель"),
]  # fmt: skip

# What is CICA: infographic of the Secretariat, about the end of 2025.
INFOGRAPHIC = [
    ("about/", "the largest regional intergovernmental forum in Asia, covering 90% of the territory in Asia and about half of"
     " the world’s population",
     "крупнейший региональный межправительственный форум в Азии, охватывающий 90 % территории Азии и около половины"
     " населения мира"),
    ("", "28 member states 10 observer states 5 observer organizations 6 partner organizations",
     "28 государств-членов 10 государств-наблюдателей 5 организаций-наблюдателей 6 организаций-партнёров"),
    ("observers/", "IOM … LAS … OSCE … TURKPA … UN", "МОМ … ООН"),
    ("partners/", "APK … ECO … EAEU … SCO RATS … SCO … UNODC", "АНК … ЕАЭС … ШОС"),
    ("about/principles/", "1 Sovereign equality … 2 Refraining from the threat or use of force … 3 Territorial integrity … 4"
     " Peaceful settlement of disputes … 5 Non-interference in internal affairs … 6 Disarmament and arms control … 7 Economic,"
     " social and cultural cooperation … 8 Human rights and fundamental freedoms",
     "1 Суверенное равенство … 2 Неприменение силы или угрозы силой … 3 Территориальная целостность … 4 Мирное урегулирование"
     " споров … 5 Невмешательство во внутренние дела … 6 Разоружение и контроль над вооружениями … 7 Экономическое,"
     " социальное и культурное сотрудничество … 8 Права человека и основные свободы"),
    ("about/goals/", "1 Enhancing cooperation through multilateral approaches 2 Promoting trade and economic cooperation … 8"
     " Combating illicit drug production and trafficking",
     "1 Укрепление сотрудничества на основе многосторонних подходов 2 Содействие торгово-экономическому сотрудничеству … 8"
     " Борьба с незаконным производством и оборотом наркотиков"),
    ("bodies/", "Council of Heads of State or Government (Summit) … Every four years … Every four years, two years after the"
     " Summit … Not less than twice a year",
     "Совет глав государств и правительств (Саммит) … Раз в четыре года … Раз в четыре года, через два года после Саммита …"
     " Не реже двух раз в год"),
    ("bodies/", "Special Working Group … Expert Meetings … Ad hoc Specialized Meetings … Project Review Committee of the CICA"
     " Fund",
     "Специальная рабочая группа … Встречи экспертов … По мере необходимости Специализированные встречи … Комитет по"
     " рассмотрению проектов Фонда СВМДА"),
    ("bodies/", "Business Council … In practice once a year Youth Council … Think Tank Forum … Council of Eminent Persons …"
     " Partnership Network of Leading Universities … Finance Summit … Women Council",
     "Деловой совет … На практике раз в год Молодёжный совет … Форум аналитических центров … Совет мудрецов … Партнёрская"
     " сеть ведущих университетов … Финансовый саммит … Совет женщин"),
    ("catalogue/", "core operational document … atmosphere of peace, harmony and friendship",
     "основным рабочим документом СВМДА, призванным укреплять сотрудничество и создавать в регионе атмосферу мира, согласия"
     " и дружбы"),
    ("catalogue/", "Development of SME Coordinator Russia Co-coordinators Kazakhstan Thailand Türkiye",
     "Развитие малого и среднего предпринимательства Координатор Россия Сокоординаторы Казахстан Таиланд Турция"),
    ("catalogue/", "Development of secure and effective systems of transportation corridors Coordinator Azerbaijan"
     " Co-coordinators China India",
     "Развитие безопасных и эффективных систем транспортных коридоров Координатор Азербайджан Сокоординаторы Индия Китай"),
    ("catalogue/", "Trade and investment Coordinator not known Co-coordinators Kyrgyzstan Türkiye",
     "Торговля и инвестиции Координатор неизвестно Сокоординаторы Кыргызстан Турция"),
    ("catalogue/", "Combating illicit drugs Coordinator Iran Co-coordinator Afghanistan Epidemiological safety, public health"
     " and pharmaceuticals Coordinator Kazakhstan Co-coordinators China Jordan",
     "Борьба с незаконным оборотом наркотиков Координатор Иран Сокоординатор Афганистан Эпидемиологическая безопасность,"
     " общественное здравоохранение и фармацевтика Координатор Казахстан Сокоординаторы Иордания Китай"),
    ("catalogue/areas/ict-security/", "Russia coordinator 2022–2023 Russia coordinator 2024–2025 China co-coordinator"
     " 2022–2023 China co-coordinator 2024–2025",
     "Россия координатор 2022–2023 гг. Россия координатор 2024–2025 гг. Китай сокоординатор 2022–2023 гг. Китай"
     " сокоординатор 2024–2025 гг."),
    ("catalogue/", "Environment protection Coordinator Mongolia Co-coordinators Bangladesh China",
     "Координатор Монголия Сокоординаторы Бангладеш Китай"),
    ("catalogue/", "Human dimension Coordinator Uzbekistan Co-coordinators China India Kazakhstan Kyrgyzstan … Military-political"
     " dimension Coordinator Kazakhstan Co-coordinator Türkiye",
     "Человеческое измерение Координатор Узбекистан Сокоординаторы Индия Казахстан Китай Кыргызстан … Военно-политическое"
     " измерение Координатор Казахстан Сокоординатор Турция"),
    ("events/seventh-ministerial/", "Modalities of Implementation of the CICA Confidence Building Measures … Updated CICA"
     " Catalogue of Confidence Building Measures (2024) … Memorandum on the establishment of the Partnership Network",
     "Модальности … Каталог … Меморандум"),
    ("events/first-summit/", "Almaty Act", "Алматинский акт"),
    ("events/second-ministerial/", "Catalogue … Rules of Procedure", "Каталог … Правила процедуры"),
    ("events/third-summit/", "Convention on the Privileges and Immunities", "Конвенция о привилегиях и иммунитетах"),
    ("about/transformation/", "structured, inclusive and transparent process of negotiations on the gradual, incremental and"
     " consensus-based transformation of CICA into a full-fledged international regional organization",
     "структурированному, инклюзивному и прозрачному переговорному процессу постепенной, поэтапной и основанной на"
     " консенсусе трансформации СВМДА в полноправную международную региональную организацию"),
    ("about/transformation/", "with a mature and permanent institutional structure",
     "со зрелой и постоянной институциональной структурой"),
    ("about/transformation/", "1 Elaborating a Charter … 4 Updating the Rules of Procedure … 5 Updating the Regulation for"
     " External Relations … 7 Elaborating budget reform … 8 Elaborating human resource management reform",
     "1 Разработка Устава … 4 Обновление Правил процедуры … 5 Обновление Регламента внешних связей … 7 Разработка бюджетной"
     " реформы … 8 Разработка реформы управления кадрами"),
    ("chairmanships/azerbaijan-2024/", "Stronger CICA, Connectivity, Digitalization and Sustainable Growth in Asia …"
     " Transforming CICA into a full-fledged international organization",
     "Более сильное СВМДА, связи, цифровизация и устойчивый рост в Азии … Трансформация СВМДА в полн"),
    ("chairmanships/azerbaijan-2024/", "A legally binding Charter … permanent platform of sub-regional financial cooperation …"
     " chaired by ADA University",
     "юридически обязывающего Устава … постоянную площадку субрегионального финансового сотрудничества … под"
     " председательством Университета АДА"),
    ("about/contacts/", "s-cica@s-cica.org … +7 7172 576510 … E 669 Street, building 3/1 … @cica_secretariat … @CicaSecretariat",
     "s-cica@s-cica.org … +7 7172 576510 … улица Е 669, здание 3/1 … @cica_secretariat … @CicaSecretariat"),
]  # fmt: skip

# M. Laumulin, S. Kozhirova: CICA and Asian Cooperation Organizations (abstract).
ARTICLE = [
    ("publications/laumulin-kozhirova/", "Murat Laumulin, Svetlana Kozhirova", "Мурат Лаумулин, Светлана Кожирова"),
    ("publications/laumulin-kozhirova/", "eight countries and five international organizations, the UN among them",
     "восемь стран и пять международных организаций, в том числе ООН"),
    ("publications/laumulin-kozhirova/", "terrorism, drug trafficking, transnational crime and human trafficking",
     "терроризм, наркоторговлю, транснациональную преступность и торговлю людьми"),
    ("publications/laumulin-kozhirova/", "for an energy block to form within it", "для формирования внутри него энергетического блока"),
    ("publications/laumulin-kozhirova/", "to keep to the principle of trust and strive for good-neighbourliness; … cooperation"
     " and mutual benefit; constantly to help one another; … “living in perfect harmony”; … openness and tolerance.",
     "придерживаться принципа доверия и стремиться к добрососедству; … сотрудничества и взаимной выгоды; постоянно помогать"
     " друг другу; … «жить в полном согласии»; … открытости и терпимости."),
    ("publications/laumulin-kozhirova/", "The problem of Afghanistan can become a point of contact", "может стать проблема Афганистана"),
    ("publications/laumulin-kozhirova/", "preventive diplomacy and the prevention of conflicts", "превентивную дипломатию и предупреждение конфликтов"),
]  # fmt: skip

# Report on the Sixth Ministerial Meeting, October 2021.
REPORT = [
    ("news/sixth-ministerial-meeting-held/", "Security and Sustainable Development in Asia in New Realities of the Post-Pandemic"
     " World",
     "Безопасность и устойчивое развитие Азии в новых реалиях постпандемического мира"),
    ("news/sixth-ministerial-meeting-held/", "Of the 27 Member States 23 were represented by ministers or their deputies",
     "23 из 27 государств были представлены на уровне министров или их заместителей"),
    ("news/sixth-ministerial-meeting-held/", "Akan Rakhmetullin … António Guterres … Natalia",
     "Акан Рахметуллин … Антониу Гутерриша … Наталья Герман"),
    ("news/sixth-ministerial-meeting-held/", "epidemiological, medical and food security",
     "эпидемиологическую, медицинскую и продовольственную безопасность"),
    ("news/sixth-ministerial-meeting-held/", "the accession of Turkmenistan as an observer state", "Туркменистан"),
    ("news/sixth-ministerial-meeting-held/", "Statement of the Chairmanship. … Updated Catalogue of Confidence Building Measures."
     " … Regulations of the Council of Eminent Persons. … Amendments to the Rules of Procedure on the status of observers.",
     "Заявление Председательства. … Обновлённый Каталог мер доверия. … Положение о Совете мудрецов. … Поправки к Правилам процедуры, касающиеся статуса наблюдателей."),
    ("news/sixth-ministerial-meeting-held/", "the inauguration of the new office", "на торжественном открытии нового офиса Секретариата в Нур-Султане"),
    ("chairmanships/kazakhstan-2020/", "2020–2022", "2020–2022"),
    ("documents/chairmanship-statement-2021/", "with special attention to Afghanistan", "особое внимание уделено Афганистану"),
    ("documents/rules-amendment-2021/", "on the status of observers", "Поправки к Правилам процедуры о статусе наблюдателей"),
]  # fmt: skip

STATEMENTS = NOTE + EMBASSY + INFOGRAPHIC + ARTICLE + REPORT


@cache
def words_of(address: str) -> str:
    """All that a page says between its header and its footer; a page that many statements are on is read once."""
    page = read(Client(), address)
    assert page.status == 200
    return text(next(page.all("main")))


@pytest.mark.xdist_group("seeds")
@pytest.mark.parametrize(("address", "english", "russian"), STATEMENTS, ids=range(1, len(STATEMENTS) + 1))
def test_a_statement_of_the_first_papers_stands_on_its_page(content, address: str, english: str, russian: str):
    for language, statement in zip(LANGUAGES, (english, russian), strict=True):
        said = words_of(f"/{language}/{address}")
        for part in statement.split(" … "):
            assert part in said
            said = said.partition(part)[2]
