"""Given names, none of which is a word that programs write as well."""

from __future__ import annotations

GIVEN = frozenset(
    """
    Aaron Abdul Abigail Abraham Achim Ada Adalbert Adam Adela Adelaide Adele Adelheid Adem
    Adolfo Adrian Adriana Adriano Adrien Agata Agatha Agathe Agnes Agneta Agnieszka Agustín
    Ahmad Ahmed Aida Aidan Aiko Aileen Ainhoa Aisha Aitor Akash Akira Alain Alan Alana Alasdair
    Alastair Alba Albert Alberta Alberto Albin Albrecht Alec Alejandra Alejandro Aleksander
    Aleksandra Alena Alessandra Alessandro Alessia Alex Alexander Alexandra Alexandre Alexandros
    Alexis Alfons Alfonso Alfred Alfredo Algernon Ali Alice Alicia Alina Aline Alison Alistair
    Allan Allegra Almut Alois Aloisia Alondra Alonso Alphonse Alrik Álvaro Alvin Alwin Alyssa
    Amadeus Amadou Amalia Amanda Amandine Amara Amaya Ambrose Amelia Amélie Amina Amir Amit Amos
    Amparo Amy Ana Anabel Anahí Anaïs Ananya Anastasia Anatol Anders Andrea Andreas Andrei
    Andrés Andreu Andrew Andrzej Aneta Ángel Angela Ángela Angelica Angelika Angelina Angelo
    Angus Anika Anil Anisa Anita Anja Anjali Ann Anna Annabel Annabelle Annalena Annamaria Anne
    Anneke Anneliese Annelies Annemarie Annette Annick Annie Annika Ansel Anselm Anthony Antje
    Antoine Antoinette Anton Antonella Antoni Antonia Antonino Antonio António Anya Apolline
    Arabella Araceli Aram Archibald Archie Arianna Arjun Arlene Arlette Armand Armando Armin
    Arnaud Arndt Arne Arnold Arnulf Aron Arron Arthur Artur Arturo Arun Asa Ashley Ashok Asta
    Astrid Atticus Aubrey Audrey August Auguste Augustin Augusto Aurelia Aurélie Aurelio Axel
    Ayesha Ayla Aylin Aziz Baldur Balthasar Baptiste Barbara Barnabas Barnaby Barney Barry Bart
    Bartholomew Bartosz Bastian Bastien Beata Beate Beatrice Beatrix Beatriz Becky Begoña Belén
    Belinda Bella Ben Benedetta Benedict Benedikt Benita Benito Benjamin Benno Benoît Bernadette
    Bernard Bernardo Bernd Bernhard Bernice Bert Berta Bertha Berthold Bertram Bertrand Beryl
    Bess Beth Bethany Betsy Bettina Betty Beverly Bianca Bilal Birger Birgit Birgitta Birte
    Bjarne Björn Blanca Blanche Bob Bobby Bodil Bogdan Boris Bożena Brad Bradley Branka Brenda
    Brendan Brian Brianna Bridget Brigid Brigitta Brigitte Britta Bronwyn Bruce Brunhilde Bruno
    Bryan Bryce Bryony Burkhard Caitlin Calvin Cameron Camila Camilla Camille Carina Carl Carla
    Carlo Carlos Carlotta Carmela Carmelo Carmen Carola Carolin Carolina Caroline Carolyn
    Carsten Casimir Caspar Catalina Catarina Caterina Catherine Cathy Catriona Cecil Cecilia
    Cécile Cecily Cedric Cédric Celeste Célestine Celia Celina Céline Celso Cesar César Chandra
    Chantal Charles Charlene Charlie Charlotte Cheryl Chiara Chinedu Chioma Chloe Chloé Chris
    Christa Christel Christer Christian Christiane Christina Christine Christoph Christophe
    Christopher Chukwuma Ciara Claire Clara Clarissa Claude Claudette Claudia Claudine Claudio
    Claus Clemens Clément Clementine Cleo Clifford Clive Clotilde Clyde Colette Colin Colleen
    Conchita Connor Conny Conrad Constantin Consuelo Cora Cordelia Corinna Corinne Cornelia
    Cornelius Cornelis Corrado Cosima Cosimo Courtney Craig Cristian Cristiana Cristina
    Cristóbal Crispin Curtis Cynthia Cyril Cyrille Daisy Dagmar Dagny Daan Dalia Damian Damien
    Damir Dana Daniel Daniela Daniele Danielle Danilo Danny Danuta Daphne Daria Dario Darius
    Darlene Darrell Darren Daryl Dave David Davide Dawid Deborah Debra Deepak Deirdre Delphine
    Demetrius Denis Denise Dennis Derek Desirée Desmond Detlef Devin Diana Diane Diarmuid Diego
    Dieter Dietlinde Dietmar Dietrich Dilip Dimitri Dimitrios Dina Dino Diogo Dirk Djamila
    Dmitri Dmitry Dolores Domenico Domingo Dominik Dominika Dominique Donald Donato Donna
    Donovan Dora Doreen Dorian Doris Dorota Dorothea Dorothee Dorothy Dorte Doug Douglas Duarte
    Dulce Duncan Dunja Dustin Dwayne Dwight Dylan Ebba Eberhard Ebenezer Eddie Edgar Edith
    Edmund Edna Edoardo Édouard Eduard Eduardo Edward Edwin Edwina Effie Egon Ehud Eileen Eirik
    Ekkehard Elaine Eleanor Elena Eleni Eleonora Eleonore Elfriede Eli Elias Elif Elijah Elin
    Elisa Elisabeth Elisabetta Élise Elise Eliza Elizabeth Elke Ella Ellen Ellie Elliot Ellis
    Elmar Elodie Élodie Éloïse Elsa Elsbeth Elsie Elspeth Elton Elvira Elwood Elżbieta
    Emanuel Emerson Emil Emile Émile Emilia Emilie Émilie Emilio Emily Emma Emmanuel Emmanuelle
    Emmet Engelbert Enid Enric Enrico Enrique Enzo Erasmus Erhard Eric Erica Erich Erik Erika
    Erin Ernest Ernestine Ernesto Ernie Ernst Erwin Esben Esmeralda Esteban Estela Estelle
    Esther Ethan Ethel Étienne Eugen Eugene Eugenia Eugenie Eugenio Eulalia Eunice Eusebio Eva
    Evan Evangeline Evaristo Eve Evelina Evelyn Evelyne Everett Ewa Ewald Ezra Fabian Fabiana
    Fabien Fabienne Fabio Fabrice Fabrizio Fadi Farid Farida Farouk Fatima Fatou Federica
    Federico Felicia Felicitas Felicity Felipe Felix Félix Ferdinand Fergus Fernanda Fernando
    Fidel Filip Filipa Filippo Filomena Finlay Finn Finnian Fiona Fionn Fiorella Flavia Flavio
    Fleur Floris Florent Florentine Florian Florin Floyd Frances Francesca Francesco Francine
    Francis Francisca Francisco Franco François Françoise Frankie Franz Franziska Fred Freda
    Freddy Frederic Frédéric Frederick Frederik Frederike Freja Freya Frida Frieda Frieder
    Friederike Friedhelm Friedrich Fritz Fumiko Gabor Gabriel Gabriela Gabriele Gabriella Gail
    Gareth Gary Gaspard Gaston Gavin Gebhard Geert Geertje Gemma Genevieve Geneviève Genoveva
    Geoff Geoffrey Georg George Georges Georgina Georgios Gerald Geraldine Gerard Gérard Gerardo
    Gerd Gerda Gerhard Gerlinde Germaine Gernot Gero Gertrud Gertrude Gesa Giacomo Gianluca
    Gianni Gilberto Gilda Giles Gilles Gina Giorgia Giorgio Giovanna Giovanni Gisela Gisèle
    Giselle Gitta Giulia Giuliana Giuliano Giuseppe Gladys Glenda Glenn Gloria Godfrey Gonzalo
    Gordon Gottfried Grażyna Greg Gregor Gregory Greta Gretchen Gretel Grete Griselda Grzegorz
    Guadalupe Gudrun Guido Guilherme Guillaume Guillermo Gundula Gunilla Gunnar Günter Gunther
    Günther Gus Gustav Gustavo Gwen Gwendolyn Gwyneth Hagen Haakon Hakan Håkan Halvard Hamid
    Hamish Hamza Hanna Hannah Hannelore Hannes Hans Hanspeter Harald Harald Hari Harold Harriet
    Harrison Harry Hartmut Haruki Haruto Harvey Hasan Hassan Hattie Heather Hector Héctor Hedda
    Hedwig Heidemarie Heidi Heidrun Heike Heiko Heiner Heinrich Heinz Hélène Helen Helena Helene
    Helga Helge Hella Helmut Helmuth Hendrik Henk Henning Henri Henrietta Henriette Henrik
    Henrike Henrique Henry Herbert Heribert Hermann Hermine Hermione Hernán Hervé Hilary Hilda
    Hildegard Hilde Hiltrud Hiroshi Holger Horace Horatio Horst Hubert Hubertus Hugh Hugo
    Humberto Humphrey Hyacinth Iain Ian Ibrahim Ida Idris Ignacio Ignatius Ignaz Igor Ilaria
    Ilka Ilse Imani Immanuel Imogen Imran Ina Inés Inês Inga Ingeborg Ingo Ingolf Ingrid Inka
    Ioana Ioannis Irena Irene Irina Irma Irmgard Irmtraud Isaac Isabel Isabell Isabella Isabelle
    Isadora Isaiah Isidor Isidro Ismael Ismail Isolde Iván Ivan Ivana Ivar Ivo Ivonne Iwona
    Izabela Jacek Jacinta Jacinto Jackie Jackson Jacob Jacopo Jacqueline Jacques Jaime Jake
    Jakob Jakub Jamal James Jamie Jan Jana Jane Janet Janice Janina Janine Janna Jannik Janusz
    Jared Jarek Jasmin Jason Jasper Javier Jean Jeanette Jeanne Jeannine Jeff Jeffrey Jelena
    Jemima Jenna Jennifer Jenny Jens Jérémie Jeremy Jérôme Jerome Jerry Jesper Jesse Jessica
    Jesús Jill Jim Jimena Jimmy Joachim Joan Joana Joanna Joanne João Joaquín Joaquim Jocelyn
    Jochen Jodie Joe Joel Joëlle Joelle Johan Johann Johanna Johannes John Johnny Jolanda
    Jolanta Jolene Jon Jonah Jonas Jonathan Jördis Jordi Jörg Jorge Joris Jörn José Josef Josefa
    Josefina Josefine Joseph Josephine Josette Josh Joshua Josiah Josie Joyce Juan Juana Juanita
    Judith Judy Juho Jules Julia Julian Juliana Juliane Julie Julien Juliet Juliette Julio
    Julius Jürgen Jussi Justin Justine Justus Jutta Juliusz Kai Kaitlyn Kamala Kamil Karen Kari
    Karim Karin Karina Karl Karla Karlheinz Karolina Karoline Karsten Kasimir Kaspar Kasper
    Katarina Katarzyna Kate Katharina Katherine Kathleen Kathrin Kathryn Kathy Katie Katja
    Katrin Katrina Katy Kayla Kazimierz Kees Keiko Keith Kelly Kelvin Kenji Kenneth Kenny Kerry
    Kerstin Kevin Khalid Kieran Kimberly Kira Kirsten Kirsty Kjell Klara Klaudia Klaus Knut Kofi
    Konrad Konstantin Konstantinos Kornelia Krister Kristen Kristian Kristiina Kristin Kristina
    Kristine Krzysztof Kurt Kwabena Kwame Kwasi Kyle Kylie Lachlan Ladislav Laetitia Laila
    Lakshmi Lambert Lana Lara Larissa Larry Lars Lasse Laszlo László Laura Laure Lauren Laurence
    Laurent Laurenz Laurie Lavinia Lawrence Lea Leah Leander Leandro Leanne Leif Leila Lelia
    Lena Lennard Lennart Lenny Lenore Leo Léo Leona Leonard Leonardo Léonie Leonie Leonhard
    Leonor Leonora Leontine Leopold Leroy Leslie Leticia Letizia Levi Lewis Liam Lidia Liesbeth
    Liesel Liesl Lieselotte Lila Lili Lilian Liliana Liliane Lillian Lilly Lina Linda Lindsay
    Lindsey Linnea Linus Lionel Lisa Lisbeth Liselotte Livia Liv Ljubica Lloyd Lola Lorena
    Lorenz Lorenzo Loretta Lori Lorna Lorraine Lothar Lotte Lottie Lou Louis Louisa Louise
    Lourdes Luc Luca Lucas Lucia Lucía Lucian Luciana Luciano Lucie Lucien Lucienne Lucille
    Lucinda Lucius Lucrezia Lucy Ludmila Ludovic Ludwig Luigi Luis Luís Luisa Luise Lukas Łukasz
    Luther Lutz Lydia Lydie Lyle Lynette Lynn Mabel Maciej Maddalena Madeleine Madeline Madison
    Mads Magda Magdalena Magnus Mahmoud Maike Maja Malcolm Malgorzata Małgorzata Malik Malin
    Malte Mamadou Manfred Manoj Manolo Manon Manuel Manuela Mara Marc Marcel Marcela Marcello
    Marcia Marcin Marco Marcos Marcus Marek Margaret Margareta Margarete Margarethe Margarita
    Margaux Margherita Margit Margot Margret Margrit Marguerite María Maria Mariah Mariam Marian
    Mariana Marianne Maribel Marie Marieke Mariella Marielle Marietta Marika Marilyn Marin
    Marina Mario Marion Maris Marisa Marisol Marit Marius Marjorie Marko Markus Marla Marlene
    Marlies Marlon Marnie Marsha Marta Marten Martha Márton Martijn Martin Martín Martina
    Martine Martín Marty Marvin Mary Maryam Maryse Masako Mateo Mateusz Mathieu Mathilda
    Mathilde Mathis Matías Matilda Matilde Matteo Matthew Matthias Matthieu Matti Maud Maude
    Maura Maureen Maurice Mauricio Maurizio Mauro Maximilian Maxime Maxine Maya Mechthild Meera
    Megan Mehdi Mehmet Meike Meinhard Meinolf Melanie Mélanie Melchior Melina Melinda Melissa
    Melvin Meredith Merete Merle Mette Mia Micaela Michael Michaela Michał Michel Michela
    Michele Michelle Mick Miguel Mihail Mikael Mike Mikhail Mikkel Miko Milan Milda Mildred
    Milena Miles Millicent Milo Milos Milton Mina Minerva Minna Mira Mirabel Miranda Mireille
    Mirella Miriam Mirjam Mirko Miroslav Mirta Mitch Mitchell Moira Moisés Mohamed Mohammed Mona
    Monica Mónica Monika Monique Montserrat Mordecai Morgane Moritz Morten Mortimer Moses
    Muhammad Muriel Mustafa Myriam Myrna Myrtle Nadège Nadia Nadine Nadja Nancy Nanna Naomi
    Narendra Natalia Natalie Natasha Nathalie Nathan Nathaniel Neele Neha Neil Nelly Nestor
    Neville Niall Nicanor Niccolò Nicholas Nick Nicky Nico Nicola Nicolas Nicolás Nicole
    Nicoletta Niels Niklas Niko Nikola Nikolai Nikolaus Nikolaos Nikos Nils Nina Ninette Noah
    Noam Noël Noemi Noémie Nolan Nora Norah Norbert Noreen Norman Norma Nuno Nuria Octavia
    Octavio Odette Odile Oksana Olaf Olafur Oleg Olena Olga Olimpia Oliver Olivia Olivier Olof
    Oluwaseun Olympia Omar Oona Ophelia Orlando Orla Orsolya Ortrud Oscar Óscar Oskar Osvaldo
    Oswald Otis Otmar Ottilie Otto Ottokar Ottoline Owen Pablo Palmira Paloma Pamela Paola Paolo
    Pascal Pascale Pasquale Patrice Patricia Patricio Patrick Patrik Patrizia Patty Paul Paula
    Paulette Paulina Pauline Paulo Paweł Pedro Peggy Penelope Percival Percy Pernilla Perpetua
    Petar Pete Peter Petr Petra Petronella Philip Philipp Philippa Philippe Philomena Phineas
    Phoebe Phyllis Pia Pierre Piers Pieter Pilar Piotr Pippa Polly Poppy Prakash Priscilla Priya
    Quentin Quincy Quinn Quirin Rachel Radoslav Rafael Rafaela Raffaele Ragnar Rahel Raimund
    Rainer Raj Rajesh Ralf Ralph Ramón Ramona Randolph Randy Raoul Raphael Raphaël Raquel Rashid
    Raúl Ravi Raymond Rebecca Rebekka Regina Reginald Régine Régis Reiner Reinhard Reinhild
    Reinhold Remco Rémi Remigius Remo Rémy Rena Renata Renate Renato Renaud René Renée Reto
    Reynaldo Rhiannon Rhoda Rhonda Ricarda Ricardo Riccardo Richard Rick Rickard Ricky Rigoberto
    Rika Rikard Rita Robert Roberta Roberto Rocío Roderick Rodolfo Rodrigo Rodney Roger Rogelio
    Roland Rolando Rolf Roman Romain Romana Romina Romy Ronald Ronny Rosa Rosalba Rosalie
    Rosalind Rosamund Rosanna Rosario Roscoe Roselyn Rosemarie Rosemary Rosi Rosie Rosita Ross
    Roswitha Rowena Roxana Roxanne Roy Ruben Rubén Rüdiger Rudi Rudolf Rufus Rui Rupert Ruprecht
    Russell Ruth Ryan Sabina Sabine Sabrina Sadie Saeed Salma Salvador Salvatore Sam Samantha
    Samir Sami Samuel Sandra Sandro Sanjay Santiago Sara Sarah Sascha Saskia Saul Scarlett Scott
    Seamus Sean Sebastian Sebastián Sébastien Selena Selim Selina Selma Serafina Serena Serge
    Sergei Sergio Severin Shannon Sharon Shaun Shawn Sheila Shelby Sheldon Shirley Sibylle
    Sidney Siegbert Siegfried Sieglinde Siegmund Sigmund Sigrid Sigrun Sigurd Silas Silke
    Silvana Silvester Silvia Silvio Simeon Simon Simón Simona Simone Sina Sinéad Siobhan Sixten
    Socorro Sofia Sofía Sofie Solange Soledad Solveig Sonia Sonja Sophia Sophie Soraya Søren
    Sören Stacey Stanisław Stanislav Stanley Stefan Stefania Stefanie Stefano Steffen Steffi
    Stephan Stephanie Stéphane Stéphanie Stephen Stephanie Steve Steven Stewart Stig Stuart
    Subhash Sue Suleiman Sunita Suresh Susan Susana Susanna Susanne Susi Suzanne Suzette Sveinn
    Sven Svenja Svetlana Sybil Sylvain Sylvester Sylvia Sylvie Sylwia Tabea Tabitha Tadeusz
    Takeshi Tamara Tamsin Tania Tanja Tanya Tariq Tatiana Tatjana Ted Teddy Teodora Teodoro
    Terence Teresa Terese Terry Tessa Thaddeus Thea Thekla Thelma Theo Theodor Theodora Theodore
    Theresa Therese Thérèse Thibault Thierry Thilo Thomas Thora Thorben Thorsten Thorvald Tiago
    Tibor Tiffany Tilda Tilmann Tilo Timo Timothy Tina Tirza Tobias Toby Todd Tom Tomás Tomasz
    Tomáš Tommaso Tommy Toni Tony Torben Tore Torsten Tracey Tracy Traudl Traute Trevor Tristan
    Trude Trudy Truman Tuomas Tyrone Ubaldo Udo Ulf Ulla Ulrich Ulrika Ulrike Umberto Uriah Urs
    Ursel Ursula Uschi Ute Uwe Valentin Valentina Valentino Valerie Valérie Valeria Valerio
    Valeska Vanessa Vasco Vasil Veit Vera Verena Vernon Verónica Veronica Veronika Véronique
    Vicente Vicky Victor Víctor Vidar Vijay Viktor Viktoria Vilma Vincent Vincenzo Viola Violeta
    Violette Virgil Virginie Vitor Vittoria Vittorio Viveca Vivian Viviana Vivien Vivienne
    Vladimir Volker Volkmar Waldemar Walburga Wallace Walter Waltraud Wanda Warren Wayne
    Wendelin Wendell Wendy Werner Wieland Wiebke Wilbur Wilfried Wilfred Wilhelm Wilhelmina
    Wilhelmine Willem Willi William Willibald Willy Wilma Wim Winfried Winifred Winona Winston
    Wojciech Wolfgang Wolfram Xavier Ximena Xenia Yannick Yara Yasmin Yasmine Yeşim Yolanda
    Yolande Yoshiko Ysabel Yuki Yuri Yusuf Yves Yvette Yvonne Zacharias Zachary Zara Zdeněk
    Zebulon Zelda Zelma Zenobia Zita Zofia Zoe Zoë Zoé Zoltán Zora Zuzana
    """.split()  # noqa: SIM905
)
"""In many languages; at the beginning of a sentence they are followed by a family name."""
