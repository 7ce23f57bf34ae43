"""Family names, none of which is a word that programs write as well."""

from __future__ import annotations

FAMILIES = frozenset(
    """
    Aalto Abbott Abdi Abel Abernathy Abraham Abrams Acevedo Acosta Adamczyk Adebayo Adeyemi
    Adkins Agarwal Aguilar Aguirre Ahmad Ahmadi Ahmed Ahmeti Akhtar Alberti Albrecht Alcaraz
    Aldridge Allen Allison Almeida Alonso Alvarado Alvarez Álvarez Alves Amato Anders Andersen
    Anderson Andersson Andrade Andrews Angelini Antunes Appiah Aquino Araujo Araújo Arellano
    Arias Armstrong Arroyo Ashdown Asante Atkins Atkinson Auer Avila Ávila Ayala Azevedo
    Bachmann Bailey Baldwin Ballard Banerjee Barbieri Barbosa Barker Barlow Barnes Barnett
    Barone Barrera Barrett Barros Barry Bartels Barth Bartlett Barton Battaglia Bauer Baumann
    Baumgartner Bautista Baxter Beasley Becker Beckmann Behrens Bellini Benedetti Benitez
    Benítez Bennett Benson Berger Bergmann Bergström Bernardi Bernasconi Bernhard Bertrand
    Bianchi Bianco Blackburn Blackwell Blair Blanc Blanchard Blanco Blankenship Blevins Boateng
    Böhm Bolton Bonnet Borges Boucher Bouchard Bowen Bowers Bowman Boyd Boyer Boyle Bradford
    Bradley Bradshaw Brady Brandt Braun Brennan Briggs Britt Brock Brun Brunner Bryan Bryant
    Buchanan Buckley Burgess Burke Burnett Burton Busch Byrd Byrne Cabrera Caldwell Callahan
    Calderón Calderon Cameron Campbell Campos Cantrell Cantu Cardenas Cárdenas Cardoso Carey
    Carlson Carlsson Carmona Carney Carr Carrillo Carroll Carson Carter Carvalho Casey Castaneda
    Castañeda Castillo Castro Cattaneo Cervantes Chakraborty Chandler Chapman Chatterjee
    Chaudhary Chavez Chávez Chevalier Chopra Chowdhury Christensen Christiansen Cisneros Clarke
    Clayton Clemons Clifford Coleman Collier Collins Colombo Combs Conner Connor Connors
    Contreras Conway Cordova Corrêa Correia Cortes Cortés Cortez Costa Costello Craven Crawford
    Crosby Cruz Cuevas Cummings Cunningham Curran Dahl Dalton Daly Daniels Danielsson Davenport
    Davidson Davies Davis Dawson DeLuca Delacroix Delaney Delgado Deluca Dempsey Desai Deshpande
    Dias Diaz Díaz Dickerson Dickson Diallo Dietrich Dillon Dixon Dlamini Dodson Doherty
    Dominguez Domínguez Donaldson Donnelly Donovan Doyle Duarte Dubois Duchamp Dufour Duffy
    Dupont Dupuis Duquesne Dupuy Durand Duran Dvorak Dvořák Dyer Eaton Ebner Echeverría Eder
    Edwards Egger Ehlers Eklund Elliott Ellis Ellison Engström Eriksen Eriksson Escobar Espinoza
    Esposito Estrada Evans Ewing Faber Farah Farley Farrell Faulkner Ferguson Fernandes
    Fernandez Fernández Ferrara Ferrari Ferraro Ferreira Ferrer Ferri Fiala Figueroa Finley
    Fischer Fitzgerald Fitzpatrick Fleming Flores Flynn Foley Fontaine Fontana Forbes Forsberg
    Fournier Franco Franke Frazier Frederiksen Freitas Friedman Friedrich Friis Fritz Fuchs
    Fuentes Gagnon Gaines Galindo Gallagher Gallegos Gallo Galvan Garcia García Garner Garnier
    Garrett Garza Gatti Gauthier Geiger Gentile Gerber Gerlach Ghosh Giordano Gibbs Gibson
    Gillespie Gilmore Glover Goddard Godfrey Godoy Goldman Gomes Gomez Gómez Gonçalves Gonzales
    Gonzalez González Goodman Goodwin Gould Graham Greer Grieco Griffin Griffith Griffiths
    Grimes Gruber Guerra Guerrero Guillaume Gundersen Günther Gupta Gustafsson Gutierrez
    Gutiérrez Guzman Guzmán Haas Hadley Hagen Hahn Halvorsen Hammond Hancock Hanna Hansen Hanson
    Hansson Hardin Harding Harmon Harper Harrell Harrington Harris Harrison Hartmann Hartwig
    Harvey Hashimoto Hassan Haugen Hayashi Hayes Haynes Hebert Heinrich Heinz Helms Henderson
    Hendricks Hendrix Henning Henriksen Hensley Herman Hernandez Hernández Herrera Herrmann
    Hicks Higgins Hinton Hodge Hodges Hoffman Hoffmann Hofer Hofmann Hogan Holcomb Holloway
    Hollis Holm Holmes Holt Hoover Hopkins Horton Howard Howell Huang Hubbard Huber Hudson
    Huerta Huffman Hughes Humphrey Hussain Hutchinson Hwang Ibarra Ibrahim Iglesias Ingram
    Isaksen Islam Iversen Ivanov Iyer Jacobs Jacobsen Jacobson Jäger Jahn Jain Jankowski Jansen
    Janssen Jansson Jarvis Jefferson Jenkins Jennings Jensen Jimenez Jiménez Johansen Johansson
    Johns Johnson Johnston Jones Jørgensen Joshi Juarez Juárez Jung Kaczmarek Kaminski Kamiński
    Kapoor Karlsen Karlsson Kastner Kaufmann Kaur Kaya Keller Kelley Kemp Kennedy Khalil Khan
    Khanna Khumalo Kimura Kirby Klein Kline Knapp Knox Kobayashi Köhler Kowalczyk Kowalski Kraft
    Kramer Krämer Kraus Krause Krishnan Kristensen Krüger Kruse Kuhn Kühn Kumar Kuznetsov
    Lacroix Landry Lange Larsen Larson Larsson Lawrence Lawson Leal Leblanc Leclerc Lefebvre
    Lefèvre Legrand Lehmann Lehtonen Leitner Lemaire Lemoine Lenz Leone Leroy Leroux Leung Lewis
    Liang Lima Lindberg Lindgren Lindholm Lindner Lindqvist Lindsay Lindsey Lindström Logan
    Lombardi Lombardo Longo Lopes Lopez López Lorenz Lozano Ludwig Lukić Lundberg Lundgren Lutz
    Lynch Lyons Macdonald Machado Macias Mackenzie Macleod Madsen Mahoney Maier Maldonado Malik
    Malone Mancini Manning Marchetti Mariani Marino Marques Marquez Márquez Martel Martens
    Martín Martinez Martínez Martini Martins Massey Mathews Mathis Matthews Mauritz Mayer
    Maynard Mazur Mbeki McAllister McBride McCall McCann McCarthy McCarty McClain McClure
    McConnell McCormick McCoy McCullough McDaniel McDonald McDowell McFarland McGee McGrath
    McGuire McIntosh McIntyre McKay McKee McKenzie McKinney McKnight McLaughlin McLean McMahon
    McMillan McNeil McPherson Mehta Meier Mejía Mejia Melo Melton Mendes Mendez Méndez Mendonça
    Mendoza Mensah Mercado Mercer Mercier Meyer Meyers Middleton Mikkelsen Miles Miller Miranda
    Mishra Mitchell Mitra Möller Molina Monroe Montgomery Montoya Montrose Mooney Moore Morales
    Moran Moreau Moreira Morel Moreno Moretti Mori Morin Moritz Morris Morrison Morrow Mortensen
    Morton Moser Mosley Moyer Mueller Mukherjee Mullins Müller Munoz Muñoz Murphy Murray Mwangi
    Myers Nagy Nair Nakamura Naumann Navarro Németh Neumann Newman Nguyen Nichols Nicholson
    Nielsen Niemeyer Niemöller Nieminen Nieto Nilsen Nilsson Nixon Norris Norton Novak Nováková
    Nowak Nunes Nuñez Núñez Nwosu Nyström O'Brien O'Connell O'Connor O'Dowd O'Neil O'Neill Ochoa
    Odom Ogawa Okafor Okeke Okonkwo Okoro Olason Oliveira Olivier Olsen Olson Olsson Opitz
    Orozco Ortega Ortiz Osborn Osborne Osei Ostrowski Owens Owusu Özdemir Öztürk Pacheco Padilla
    Pagano Panagiotou Papadopoulos Parisi Parker Parrish Patel Patil Patterson Patton Paulsen
    Payne Pearson Pedersen Pellegrini Pelletier Pena Peña Perez Pérez Pereira Perkins Perrin
    Perrot Persson Peters Petersen Peterson Petersson Petit Petrov Petrovic Petrović Pfeiffer
    Phelps Phillips Picard Pichler Pierce Pinheiro Pinto Pires Pittman Popescu Popov Powell
    Pratt Prescott Preston Prieto Pruitt Pryce Pugh Quigley Quintero Quispe Rahman Raman Ramirez
    Ramírez Ramos Ramsey Rasmussen Ratliff Reddy Reese Reeves Reilly Reinhardt Renard Renaud
    Reyes Reynolds Rhodes Ribeiro Ricci Richards Richardson Richter Riedel Riggs Riley Rinaldi
    Rivas Rivera Rizzo Robbins Roberts Robertson Robinson Robles Rocha Rodgers Rodrigues
    Rodriguez Rodríguez Rogers Rojas Rollins Romano Romero Rosales Rossi Rousseau Roussel Roux
    Rowland Rubio Ruiz Russo Saarinen Saito Salazar Salinas Salvatore Sampson Samuelsson Sanchez
    Sánchez Sanders Sanderson Sandoval Santana Santoro Santos Sanz Saunders Schäfer Schaefer
    Schaffer Scherer Schilling Schmid Schmidt Schmidtke Schmitt Schmitz Schneider Scholz
    Schröder Schroeder Schubert Schulte Schultz Schulz Schulze Schumacher Schuster Schütz Schwab
    Schwartz Schwarz Sears Seidel Serrano Sexton Shaffer Shah Shapiro Sharma Shaw Shelton
    Sheppard Sherman Shimizu Sigurdsson Silva Silveira Simmons Simonsen Simpson Sims Sinclair
    Singh Singleton Sköld Sloan Smith Snyder Soares Sokolov Solberg Solis Sørensen Sorensen Soto
    Sousa Souza Spence Stanton Steiner Stephens Stephenson Stevens Stevenson Stewart Stokes
    Strand Strickland Suarez Suárez Sullivan Sundberg Sutton Suzuki Svendsen Svensson Swanson
    Sweeney Szabó Szymański Takahashi Tanaka Tavares Teixeira Thiel Thistlewood Thompson Thomsen
    Thomson Thomassen Thornton Torres Tóth Townsend Travers Traylor Trevino Treviño Trujillo
    Tremblay Truong Tucker Ueda Ulrich Underwood Urbina Valdez Valdivieso Valencia Valenzuela
    Vandermeer Vargas Varga Vasquez Vásquez Vaughan Vaughn Vázquez Vazquez Velasquez Velásquez
    Velez Vélez Venter Verma Vidal Vieira Virtanen Vogel Vogt Voigt Volkov Wagner Walcott
    Wallace Wallin Walsh Walters Walton Warner Watanabe Watkins Watson Watts Weber Webster
    Wegner Weiß Weiss Welch Westerberg Wheeler Whitaker Whitehead Whitfield Whitney Wiggins
    Wiley Wilkerson Wilkins Wilkinson Willems Williams Williamson Willis Wilson Wimmer Winkler
    Winslow Wójcik Woodard Woodward Wozniak Woźniak Wyatt Yamada Yamamoto Yates Yilmaz Yılmaz
    Yoder Yoshida Zamora Zapata Zhang Zhao Zhou Ziegler Zieliński Zimmerman Zimmermann Zuñiga
    """.split()  # noqa: SIM905
)
"""In many languages; with an initial in front they are the most usual kind of login."""
